package cordon.ledger;

import cordon.store.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** Returns when everything is in that was durable before the call. */
  public void catchUp() {
    long size = database.read(h -> position(h) < FactReader.size(h) ? FactReader.size(h) : -1);
    while (size >= 0 && database.write(this::advance) < size) {}
  }

  /** Takes in everything up to now within a caller's write transaction. */
  public void catchUp(Handle transaction) {
    long size = FactReader.size(transaction);
    while (advance(transaction) < size) {}
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
          catchUp();
        } catch (RuntimeException e) {
          written = true;
          LOG.error("{} is behind the facts and cannot catch up; it is tried again", name, e);
        }
      }
    }

    @Override
    public void close() throws Exception {
      commits.close();
      closing.countDown();
      thread.join();
    }
  }
}
