package cordon.app.wiring;

import cordon.advisories.AdvisoriesCapability;
import cordon.advisories.Feed;
import cordon.advisories.FeedRefresh;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.StoredAdvisories;
import cordon.app.config.CordonSettings;
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
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("advisory-feeds").unstarted(task));

  AdvisoryFeeds(
      CordonSettings.Advisories settings,
      Path data,
      Database database,
      Ledger ledger,
      InstantSource clock) {
    this.temporary = data.resolve("tmp");
    this.clock = clock;
    this.advisories = StoredAdvisories.open(database, ledger, temporary, clock, settings.starter());
    this.refresh = new FeedRefresh(advisories, settings.feeds().stream().map(Feed::of).toList());
    start(settings.refresh());
  }

  StoredAdvisories advisories() {
    return advisories;
  }

  Capability capability(Gate gate) {
    return AdvisoriesCapability.of(advisories, refresh, inUse(gate), temporary, clock);
  }

  private void start(Duration every) {
    if (!refresh.feeds().isEmpty()) {
      timer.scheduleWithFixedDelay(this::read, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A timer stops for good at the first exception, and with it every later advisory. */
  private void read() {
    try {
      refresh.run(StoredAdvisories.SYSTEM);
    } catch (RuntimeException e) {
      System.getLogger(AdvisoryFeeds.class.getName())
          .log(System.Logger.Level.ERROR, "the advisory feeds were not read", e);
    }
  }

  private static ReleasesInUse inUse(Gate gate) {
    return name -> gate.versionsInUse(name.ecosystem(), name.name());
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    advisories.close();
  }
}
