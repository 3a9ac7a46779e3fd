package cordon.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.store.Database;
import cordon.store.Durability;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table that follows from the facts and is written behind them, thousands of facts at a time,
 * because rows in the order of something else than time cost a page each in a small transaction and
 * next to nothing in a large one.
 *
 * <p>Rows and the position stand in one transaction, so a kill loses and repeats nothing, and of
 * several servers on one database each goes on where another stopped.
 *
 * <p>INVARIANT: whoever reads such a table calls {@link #catchUp()} before, or {@link
 * #catchUp(Handle)} in the transaction that relies on it; then nothing that was durable before the
 * call is missing.
 */
public final class Projection {
  /** Some ten milliseconds of the writer, who has others waiting. */
  private static final int FACTS_PER_STEP = 2_048;

  /** How far behind a table may be that nobody reads. */
  private static final Duration REST = Duration.ofSeconds(1);

  /**
   * Facts that may be missing and whoever asks waits for them, some seconds; beyond, after a
   * restore or where a step failed for long, they are told so.
   */
  private static final long FAR = 100_000;

  private static final int STEPS_PER_NOTE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  /** Writes the rows of the facts of some sequences; runs once for each fact that stays. */
  @FunctionalInterface
  public interface Step {

    /**
     * @param from the first sequence
     * @param to behind the last one
     */
    void write(Handle transaction, long from, long to) throws SQLException;
  }

  private final Database database;
  private final String name;
  private final Step step;

  /**
   * @param name stable, under which the position is kept beside those of subscribers
   */
  public Projection(Database database, String name, Step step) {
    this.database = database;
    this.name = name;
    this.step = step;
  }

  /**
   * For answers: returns when everything is in that was durable before the call.
   *
   * @throws ProblemException {@code ledger/behind} when too much is missing to wait for it, or when
   *     it cannot be written now
   */
  public void catchUp() {
    Gap gap = database.read(this::gap);
    near(gap);
    try {
      take(gap, () -> false);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /**
   * As {@link #catchUp()} within a caller's write transaction, up to now.
   *
   * @throws ProblemException {@code ledger/behind} when too much is missing for one transaction
   */
  public void catchUp(Handle transaction) {
    Gap gap = gap(transaction);
    near(gap);
    while (advance(transaction) < gap.size) {}
  }

  /** As {@link #catchUp()}, however long it takes; says in the log how far it is. */
  public void await() {
    take(database.read(this::gap), () -> false);
  }

  /** What is in, and what there is. */
  private record Gap(long position, long size) {
    long missing() {
      return size - position;
    }
  }

  private Gap gap(Handle handle) {
    return new Gap(position(handle), FactReader.size(handle));
  }

  private void take(Gap gap, BooleanSupplier stopped) {
    boolean far = gap.missing() > FAR;
    if (far) {
      LOG.info("{}: {} facts are to be taken in before they are searched", name, gap.missing());
    }
    long at = gap.position;
    for (int step = 1; at < gap.size && !stopped.getAsBoolean(); step++) {
      // What follows from facts needs no disk of its own: what power takes is written again.
      at = database.write(Durability.PROCESS, this::advance);
      if (far && step % STEPS_PER_NOTE == 0) {
        LOG.info("{}: {} of {} facts are in", name, at, gap.size);
      }
    }
    if (far && at >= gap.size) {
      LOG.info("{}: all {} facts are in", name, at);
    }
  }

  private void near(Gap gap) {
    if (gap.missing() > FAR) {
      throw behind(
              gap.position + " of " + gap.size + " facts are in the " + name + " so far",
              "ask again in a minute")
          .asException();
    }
  }

  private ProblemException failed(RuntimeException e) {
    return e instanceof ProblemException known
        ? new ProblemException(
            behind(
                "the " + name + " cannot be written: " + known.problem().title(),
                known.problem().remedy()),
            e)
        : new ProblemException(
            behind(
                "the " + name + " cannot be written: " + e.getMessage(),
                "look for this in the log of the server; searches work again when it is mended"),
            e);
  }

  private static Problem behind(String why, String remedy) {
    return Problem.of(
        "ledger/behind",
        "what was recorded cannot be searched at the moment",
        why + "; nothing is lost and pulls are recorded as ever",
        remedy);
  }

  /**
   * What a step writes rows of: facts as they stand in the tree, with tokens in place of people.
   *
   * @param from the first sequence
   * @param to behind the last one
   */
  public static List<Fact> facts(Handle handle, long from, long to) {
    return FactReader.stored(handle, from, to);
  }

  /** The first sequence that is not in yet. */
  public long position(Handle handle) {
    return handle
        .createQuery("SELECT next_sequence FROM ledger_subscription WHERE subscriber = ?")
        .bind(0, name)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private long advance(Handle transaction) {
    long from = position(transaction);
    long to = Math.min(FactReader.size(transaction), from + FACTS_PER_STEP);
    if (from < to) {
      try {
        step.write(transaction, from, to);
      } catch (SQLException e) {
        throw new ConnectionException(e);
      }
      keep(transaction, to);
    }
    return to;
  }

  private void keep(Handle transaction, long position) {
    transaction.execute(
        "INSERT INTO ledger_subscription (subscriber, next_sequence) VALUES (?, ?)"
            + " ON CONFLICT (subscriber) DO UPDATE SET next_sequence = excluded.next_sequence",
        name,
        position);
  }

  /**
   * Keeps the table near the facts on a thread of its own.
   *
   * @return ends it
   */
  public AutoCloseable follow() {
    return new Follower();
  }

  /** Looks once in a while, if this process has written anything since. */
  private final class Follower implements AutoCloseable {
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AutoCloseable commits = database.onCommit(() -> this.written = true);
    private final Thread thread =
        Thread.ofVirtual().name("behind-" + name.replace(' ', '-')).unstarted(this::run);

    /** At first there may be something from before a kill. */
    private volatile boolean written = true;

    private boolean failing;

    Follower() {
      thread.start();
    }

    private void run() {
      try {
        do {
          takeIn();
        } while (!closing.await(REST.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void takeIn() {
      if (written) {
        written = false;
        try {
          take(database.read(Projection.this::gap), () -> closing.getCount() == 0);
          if (failing) {
            LOG.info("{} has caught up with the facts again", name);
          }
          failing = false;
        } catch (RuntimeException e) {
          written = true;
          complain(e);
        }
      }
    }

    /** Once for each time that it begins to fail. */
    private void complain(RuntimeException e) {
      if (!failing) {
        LOG.error(
            "{} is behind the facts and cannot catch up; it is tried again every second", name, e);
      }
      failing = true;
    }

    @Override
    public void close() throws Exception {
      commits.close();
      closing.countDown();
      thread.join();
    }
  }
}
