package cordon.ledger;

import cordon.store.Database;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The append-only log of facts. */
public final class Ledger implements AutoCloseable {
  /** The class path folder of this module's migrations, for {@link Database#open}. */
  public static final String MIGRATIONS = "cordon/ledger/migrations";

  private final Database database;
  private final InstantSource clock;
  private final FactTable table;
  private final AppendQueue queue;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AutoCloseable commits;

  private Ledger(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.table = new FactTable(new FactIds(random), new Erasables(random));
    this.queue = new AppendQueue(database, table, clock);
    this.commits = database.onCommit(() -> deliveries.forEach(Delivery::wake));
  }

  /**
   * Opens the log of a database that has been opened with {@link #MIGRATIONS}.
   *
   * @param random for ids and salts
   */
  public static Ledger open(
      Database database, LedgerConfig config, InstantSource clock, SecureRandom random) {
    return new Ledger(database, clock, random);
  }

  /**
   * Appends inside the caller's transaction, so that a state change and its fact stand or fall
   * together.
   *
   * @throws cordon.base.ProblemException when the draft is not fit to be kept
   */
  public Fact append(Handle transaction, FactDraft draft) {
    return appendAll(transaction, List.of(draft)).getFirst();
  }

  /** As {@link #append(Handle, FactDraft)} for many, in order. */
  public List<Fact> appendAll(Handle transaction, List<FactDraft> drafts) {
    drafts.forEach(DraftCheck::check);
    try {
      return table.append(transaction, drafts, clock.instant());
    } catch (SQLException e) {
      throw new org.jdbi.v3.core.ConnectionException(e);
    }
  }

  /**
   * Appends on its own; completes when durable. Many calls share one commit.
   *
   * @throws cordon.base.ProblemException when the draft is not fit to be kept
   */
  public CompletableFuture<Fact> append(FactDraft draft) {
    DraftCheck.check(draft);
    return queue.append(draft);
  }

  /** Appends all or none, in order and without others between; completes when durable. */
  public CompletableFuture<List<Fact>> appendAll(List<FactDraft> drafts) {
    drafts.forEach(DraftCheck::check);
    return database.submit(handle -> table.append(handle, drafts, clock.instant()));
  }

  /** The first facts that match, behind the sequence of the query. */
  public List<Fact> read(FactQuery query) {
    return database.read(handle -> FactReader.first(handle, query));
  }

  /**
   * The last facts that match, newest last: for pages that begin with the newest.
   *
   * @param before only facts before this sequence; {@link Long#MAX_VALUE} for all
   */
  public List<Fact> latest(FactQuery query, long before) {
    return database.read(handle -> FactReader.last(handle, query, before));
  }

  /** How many facts the log holds. */
  public long size() {
    return database.read(FactReader::size);
  }

  /**
   * Delivers every durable fact once and in order, from where this subscriber stopped; survives
   * restarts. The handler must be idempotent: after a crash it may see again what it saw last. A
   * fact on which it throws is offered again until it is taken.
   *
   * @param subscriber stable name under which the position is kept
   * @return closes the subscription
   */
  public Subscription subscribe(String subscriber, Consumer<Fact> handler) {
    return started(Delivery.subscribed(database, subscriber, handler));
  }

  /**
   * Delivers durable facts from now on, without a kept position: for pages that show what happens.
   */
  public Subscription follow(Consumer<Fact> handler) {
    return started(Delivery.following(database, handler));
  }

  private Subscription started(Delivery delivery) {
    deliveries.add(delivery);
    delivery.start(() -> deliveries.remove(delivery));
    return delivery;
  }

  /** Ends all deliveries. The database stays open. */
  @Override
  public void close() {
    try {
      commits.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    deliveries.forEach(Delivery::close);
  }
}
