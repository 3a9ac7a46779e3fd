package cordon.gate.evidence;

import cordon.gate.LogCoverage;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the evidence needs done now and then, on a thread of its own. */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final RunTable runs;
  private final Retention retention;
  private final WithheldSeal seal;
  private final AutoCloseable indexing;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("gate-upkeep").unstarted(task));

  /**
   * @param keep how long events are kept
   */
  public Upkeep(
      Database database,
      Ledger ledger,
      EventIndex index,
      Evidence evidence,
      Duration keep,
      InstantSource clock) {
    this.runs = new RunTable(database, clock);
    this.retention = new Retention(database, ledger, index, evidence.addresses(), keep, clock);
    this.seal = new WithheldSeal(database, ledger, clock);
    this.indexing = index.follow();
    timer.scheduleWithFixedDelay(() -> quietly(runs::seen), 1, 1, TimeUnit.MINUTES);
    timer.scheduleWithFixedDelay(
        () -> quietly(this::tidy), 1, TIDY_EVERY.toMinutes(), TimeUnit.MINUTES);
  }

  /** Seals the counts of days that are over, then lets go of what is too old. */
  public void tidy() {
    seal.run();
    retention.run();
  }

  public LogCoverage coverage() {
    return runs.coverage();
  }

  /** A timer stops for good at the first exception. */
  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("the upkeep of the evidence failed; it is tried again", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      indexing.close();
      timer.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    quietly(runs::seen);
  }
}
