package cordon.ledger;

import cordon.ledger.note.KeyFile;
import cordon.ledger.note.SigningKey;
import cordon.ledger.note.VerifierKey;
import cordon.ledger.tree.ConsistencyProof;
import cordon.ledger.tree.MerkleTree;
import cordon.store.Batches;
import cordon.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/** The append-only log of facts. */
public final class Ledger implements AutoCloseable {
  /** The class path folder of this module's migrations, for {@link Database#open}. */
  public static final String MIGRATIONS = "cordon/ledger/migrations";

  private final Database database;
  private final InstantSource clock;
  private final FactTable table;
  private final Batches<FactDraft, Fact> queue;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AutoCloseable commits;
  private final Checkpoints checkpoints;
  private final Sealer sealer;
  private final FactIndex index;
  private final PersonalData personal;

  private Ledger(
      Database database,
      LedgerConfig config,
      SigningKey key,
      InstantSource clock,
      SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.table = new FactTable(new FactIds(random), new Erasables(random));
    this.checkpoints = new Checkpoints(database, key, clock);
    checkpoints.open();
    this.sealer = new Sealer(checkpoints, config.checkpointEvery());
    this.queue =
        new Batches<>(database, (handle, drafts) -> table.append(handle, drafts, clock.instant()));
    this.commits = database.onCommit(() -> deliveries.forEach(Delivery::wake));
    this.index = new FactIndex(database);
    this.personal = new PersonalData(database, table, index, clock);
  }

  /**
   * Opens the log of a database that has been opened with {@link #MIGRATIONS}.
   *
   * @param random for ids, salts and, when the key file is absent, the key
   * @throws cordon.base.ProblemException when the key file is damaged, readable by others, or not
   *     the key of this log
   */
  public static Ledger open(
      Database database, LedgerConfig config, InstantSource clock, SecureRandom random) {
    SigningKey key = KeyFile.loadOrCreate(config.keyFile(), config.origin(), random);
    return new Ledger(database, config, key, clock, random);
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
    return appendChecked(transaction, drafts);
  }

  /**
   * Refuses a draft that is not fit to be kept, so that {@link #appendChecked} need not do it on
   * the one thread that writes.
   *
   * @throws cordon.base.ProblemException naming the field
   */
  public static void check(FactDraft draft) {
    DraftCheck.check(draft);
  }

  /** As {@link #appendAll(Handle, List)} for drafts that went through {@link #check}. */
  public List<Fact> appendChecked(Handle transaction, List<FactDraft> drafts) {
    if (!database.writing()) {
      throw new IllegalStateException("facts are appended inside Database.write");
    }
    return table.append(transaction, drafts, clock.instant());
  }

  /**
   * Appends on its own; completes when durable. Many calls share one commit.
   *
   * @throws cordon.base.ProblemException when the draft is not fit to be kept
   */
  public CompletableFuture<Fact> append(FactDraft draft) {
    DraftCheck.check(draft);
    return queue.add(draft);
  }

  /** Appends all or none, in order and without others between; completes when durable. */
  public CompletableFuture<List<Fact>> appendAll(List<FactDraft> drafts) {
    drafts.forEach(DraftCheck::check);
    return database.submit(handle -> table.append(handle, drafts, clock.instant()));
  }

  /**
   * The first facts that match, behind the sequence of the query.
   *
   * @throws cordon.base.ProblemException {@code ledger/behind} while too many facts are not yet
   *     indexed or cannot be
   */
  public List<Fact> read(FactQuery query) {
    return index.first(query);
  }

  /** The facts of these sequences, in a caller's transaction and in no order. */
  public List<Fact> read(Handle handle, Collection<Long> sequences) {
    return FactReader.at(handle, sequences);
  }

  /**
   * The last facts that match, newest last: for pages that begin with the newest.
   *
   * @param before only facts before this sequence; {@link Long#MAX_VALUE} for all
   */
  public List<Fact> latest(FactQuery query, long before) {
    return index.last(query, before);
  }

  /**
   * Returns when everything that is durable now can be searched: for work that takes what it finds
   * for all there is. Takes minutes after a large ledger was restored.
   */
  public void awaitIndex() {
    index.await();
  }

  /** The sequence of the fact with this id. */
  public OptionalLong sequenceOf(String id) {
    return database.read(handle -> FactReader.sequenceOf(handle, id));
  }

  /** In facts. */
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
   * While nobody {@code wanted} them, facts are passed over unread.
   */
  public Subscription follow(BooleanSupplier wanted, Consumer<Fact> handler) {
    return started(Delivery.following(database, wanted, handler));
  }

  private Subscription started(Delivery delivery) {
    deliveries.add(delivery);
    delivery.start(() -> deliveries.remove(delivery));
    return delivery;
  }

  /** The public key by which anybody checks this log; worth noting outside of Cordon. */
  public VerifierKey verifierKey() {
    return checkpoints.verifier();
  }

  /** Signs a checkpoint over everything that is durable now. */
  public SignedCheckpoint checkpoint() {
    return checkpoints.sign();
  }

  public LedgerStatus status() {
    return database.read(handle ->
        new LedgerStatus(FactReader.size(handle), Checkpoints.latest(handle), sealer.failure()));
  }

  /** See {@link LedgerVerifier}. */
  public Verification verify(LongConsumer progress) {
    return LedgerVerifier.verify(database, verifierKey(), progress);
  }

  /**
   * Writes the log up to now into a folder, in the layout of C2SP tlog-tiles.
   *
   * @param folder empty or absent, or an earlier export of this log
   * @param progress told the number of facts written so far
   * @return the checkpoint of the export
   * @throws cordon.base.ProblemException when the folder holds something else or cannot be written
   */
  public SignedCheckpoint export(Path folder, LongConsumer progress) {
    SignedCheckpoint upTo = checkpoint();
    new LedgerExport(database, folder, progress).write(upTo);
    return upTo;
  }

  /**
   * Proves that a fact is in the log.
   *
   * @throws cordon.base.ProblemException when there is no such fact
   */
  public FactProof prove(long sequence) {
    return FactProof.of(database, checkpoint(), sequence);
  }

  /**
   * Proves that the log of an earlier checkpoint is the beginning of the present one.
   *
   * @param older its size
   * @param newer the size of a checkpoint of this log
   */
  public ConsistencyProof consistency(long older, long newer) {
    return database.read(h -> new MerkleTree(newer, new StoredTiles(h)).consistency(older));
  }

  /** What of the facts can be forgotten while they stay and stay provable. */
  public PersonalData personal() {
    return personal;
  }

  /** Ends all deliveries and signs what there is. The database stays open. */
  @Override
  public void close() {
    sealer.close();
    try {
      index.close();
      commits.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    deliveries.forEach(Delivery::close);
  }
}
