package cordon.exposure;

import cordon.exposure.store.Lease;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what stands whenever something was learned, on a thread of its own. Of several servers
 * on one database one looks at a time; two that did would write the same once, but answer twice.
 */
public final class ExposureWatch implements AutoCloseable {
  /** Many builds report within it; the graph is built once for all of them. */
  private static final Duration REST = Duration.ofSeconds(5);

  /** Where something is learned all the time, looking takes one part in so many of a core. */
  private static final int RESTS_PER_LOOK = 20;

  /** Silence is no news until time has passed. */
  private static final Duration LISTEN_EVERY = Duration.ofHours(1);

  /** A look takes seconds at ten million edges; whoever was killed holds it no longer than this. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(ExposureWatch.class);

  private final StandingExposures standing;
  private final Lease lease;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("exposure-watch").unstarted(this::run);
  private Instant listenAgain = Instant.MIN;
  private long seen = Long.MIN_VALUE;
  private boolean failing;

  /**
   * @param ticker nanoseconds that only grow
   * @param holder of this process alone
   */
  public ExposureWatch(
      StandingExposures standing,
      Database database,
      InstantSource clock,
      LongSupplier ticker,
      String holder) {
    this.standing = standing;
    this.lease = new Lease(database, "exposure", holder, LEASE);
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Begins to look, at first for what a killed process may have left undone. */
  public ExposureWatch start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      long rest;
      do {
        long before = ticker.getAsLong();
        tryLook();
        rest = Math.max(REST.toNanos(), RESTS_PER_LOOK * (ticker.getAsLong() - before));
      } while (!closing.await(rest, TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryLook() {
    try {
      look();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("exposures cannot be answered; it is tried again", e);
      }
      failing = true;
    }
  }

  /**
   * Looks once, if anything was learned since the last time and nobody else is at it; once an hour
   * at who fell silent. What could not be answered is tried again with the next look.
   *
   * @return whether it looked
   */
  synchronized boolean look() {
    long generation = standing.generation();
    Instant now = clock.instant();
    boolean learned = generation != seen;
    boolean late = !now.isBefore(listenAgain);
    if ((!learned && !late) || !lease.take(now)) {
      return false;
    }
    boolean done = true;
    try {
      if (learned) {
        done = standing.look();
      }
      if (late) {
        standing.listen();
      }
    } finally {
      lease.release();
    }
    seen = done ? generation : seen;
    listenAgain = late ? now.plus(LISTEN_EVERY) : listenAgain;
    return true;
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join();
  }
}
