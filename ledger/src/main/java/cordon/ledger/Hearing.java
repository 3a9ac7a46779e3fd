package cordon.ledger;

import cordon.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other servers on the same database have done: every second it looks whether the log
 * has grown, and if so has the listeners take up what changed. Every change of state is a fact in
 * the same transaction, so a log that has not grown means that nothing has changed.
 *
 * <p>The other half matters as much: a server that has heard nothing for {@link #LIMIT} may not
 * know of a block, and {@link #silence} says so until it hears again. Time is counted from the
 * beginning of the last look that succeeded with all its listeners, on a clock that does not jump.
 *
 * <p>Over SQLite no other process can write, there is nothing to hear, and none of this costs
 * anything.
 */
public final class Hearing implements AutoCloseable {
  /** What one server does reaches the others within this time, or they stop allowing. */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  /** Several tries fit into the limit. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  private final @Nullable Database database;
  private final LongSupplier nanos;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long heardAt;
  private boolean failing;
  private long size = -1;

  private Hearing(@Nullable Database database, LongSupplier nanos) {
    this.database = database;
    this.nanos = nanos;
    this.heardAt = nanos.getAsLong();
  }

  /**
   * Of a database that others may write to; of any other as {@link #alone}.
   *
   * @param nanos a clock that does not jump, as {@link System#nanoTime}
   */
  public static Hearing of(Database database, LongSupplier nanos) {
    return new Hearing(database.shared() ? database : null, nanos);
  }

  /** Nobody else writes. */
  public static Hearing alone() {
    return new Hearing(null, () -> 0);
  }

  /**
   * Called on the hearing thread whenever the log has grown; takes up what changed. What it throws
   * counts as not having heard, and it is called again.
   */
  public void onNews(Runnable listener) {
    listeners.add(listener);
  }

  /** Begins to listen, when all listeners are there. */
  public void start() {
    if (database != null) {
      heardAt = nanos.getAsLong();
      Thread.ofVirtual().name("ledger-hearing").start(this::run);
    }
  }

  /** For how long nothing was heard; empty while that is within the limit. */
  public Optional<Duration> silence() {
    if (database == null) {
      return Optional.empty();
    }
    Duration silent = Duration.ofNanos(nanos.getAsLong() - heardAt);
    return silent.compareTo(LIMIT) > 0 ? Optional.of(silent) : Optional.empty();
  }

  private void run() {
    try {
      while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        listen();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks once. */
  void listen() {
    Database shared = database;
    if (shared == null) {
      return;
    }
    long started = nanos.getAsLong();
    try {
      // A few long searches at once must not make a server deaf that could hear.
      shared.unhindered(() -> takeUp(shared));
      heardAt = started;
      failing = false;
    } catch (RuntimeException | Error e) {
      // Nobody restarts this thread: without it the server would be deaf until it is restarted.
      boolean stopping = closing.getCount() == 0;
      if (!failing && !stopping) {
        LOG.error("nothing is heard of the other servers; trying again", e);
      }
      failing = true;
    }
  }

  private void takeUp(Database shared) {
    long grown = shared.read(FactReader::size);
    if (grown != size) {
      listeners.forEach(Runnable::run);
      size = grown;
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
