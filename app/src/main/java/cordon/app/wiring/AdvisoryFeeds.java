package cordon.app.wiring;

import cordon.advisories.AdvisoriesCapability;
import cordon.advisories.Feed;
import cordon.advisories.FeedRefresh;
import cordon.advisories.StoredAdvisories;
import cordon.app.config.AdvisoriesSettings;
import cordon.gate.Gate;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.web.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The advisories with their feeds, read again as often as the settings say. */
final class AdvisoryFeeds implements AutoCloseable {
  private final StoredAdvisories advisories;
  private final FeedRefresh refresh;
  private final Path temporary;
  private final InstantSource clock;
  private final Duration every;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("advisory-feeds").unstarted(task));

  AdvisoryFeeds(
      AdvisoriesSettings settings,
      Path data,
      Database database,
      Ledger ledger,
      InstantSource clock) {
    this.temporary = data.resolve("tmp");
    this.clock = clock;
    this.advisories = StoredAdvisories.open(database, ledger, temporary, clock, settings.starter());
    this.refresh = new FeedRefresh(advisories, settings.feeds().stream().map(Feed::of).toList());
    this.every = settings.refresh();
  }

  StoredAdvisories advisories() {
    return advisories;
  }

  /**
   * From now on the gate hears of advisories, and advisories of what was pulled; only then are
   * feeds read, so that no record arrives unheard.
   */
  Capability capability(Gate gate) {
    advisories.compareWith(gate.releasesInUse());
    var _ = advisories.onChange(gate::advisoryChanged);
    timer.execute(() -> logged(gate::findExposures));
    start();
    return AdvisoriesCapability.of(advisories, refresh, gate.releasesInUse(), temporary, clock);
  }

  private void start() {
    if (!refresh.feeds().isEmpty()) {
      timer.scheduleWithFixedDelay(
          () -> logged(this::read), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A timer stops for good at the first exception, and with it every later advisory. */
  private static void logged(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      System.getLogger(AdvisoryFeeds.class.getName())
          .log(System.Logger.Level.ERROR, "work on advisories failed", e);
    }
  }

  private void read() {
    refresh.run(StoredAdvisories.SYSTEM);
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    advisories.close();
  }
}
