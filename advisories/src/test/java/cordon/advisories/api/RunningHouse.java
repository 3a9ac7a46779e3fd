package cordon.advisories.api;

import cordon.advisories.AdvisoriesCapability;
import cordon.advisories.AffectedName;
import cordon.advisories.Feed;
import cordon.advisories.FeedRefresh;
import cordon.advisories.ReleaseUse;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.StoredAdvisories;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.web.console.WebKit;
import cordon.web.console.WebParts;
import cordon.web.server.HttpServer;
import cordon.web.server.WebConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The advisories behind a real server on a free port. */
public final class RunningHouse implements AutoCloseable {
  private static final int FEW_ROUNDS = 1_000;

  private final Path data;
  private final Database database;
  private final Ledger ledger;
  private final FeedClient client;
  private final WebKit kit;
  private final HttpServer server;
  private final StoredAdvisories advisories;

  public RunningHouse(Path data, List<Feed> feeds) {
    this.data = data;
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-01T08:00:00Z"));
    SecureRandom random = new SecureRandom();
    database =
        Database.open(
            new DatabaseConfig("jdbc:sqlite:" + data.resolve("cordon.db"), 2),
            List.of(Ledger.MIGRATIONS, WebKit.MIGRATIONS, StoredAdvisories.MIGRATIONS));
    ledger =
        Ledger.open(
            database,
            new LedgerConfig("cordon.test/ledger", data.resolve("key"), Duration.ofHours(1)),
            clock,
            random);
    client = new FeedClient(data.resolve("tmp"), FeedLimits.DEFAULT);
    advisories = StoredAdvisories.open(database, ledger, client, FeedLimits.DEFAULT, clock, true);
    advisories.compareWith(new LitellmInUse());
    kit =
        WebKit.open(
            new WebParts(
                WebConfig.onLoopback(0),
                database,
                data,
                clock,
                random,
                (transaction, event) -> {},
                "1",
                FEW_ROUNDS));
    server =
        kit.start(
            List.of(
                AdvisoriesCapability.of(
                    advisories,
                    new FeedRefresh(advisories, feeds),
                    new LitellmInUse(),
                    data.resolve("tmp"),
                    clock)));
  }

  /** Two versions of one package were pulled, one of them known to be malicious. */
  private static final class LitellmInUse implements ReleasesInUse {
    private static final Instant FIRST = Instant.parse("2026-03-24T10:45:00Z");

    @Override
    public List<String> versions(AffectedName name) {
      return name.name().equals("litellm") ? List.of("1.82.8", "1.0.0") : List.of();
    }

    @Override
    public List<ReleaseUse> uses(AffectedName name) {
      return versions(name).stream()
          .map(version ->
              new ReleaseUse(
                  version, 3, FIRST, FIRST.plusSeconds(60), 7, 12, List.of("workload:ci")))
          .toList();
    }
  }

  public String url() {
    return server.url();
  }

  public String token() {
    try {
      return Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public StoredAdvisories advisories() {
    return advisories;
  }

  @Override
  public void close() throws Exception {
    server.close();
    kit.close();
    client.close();
    ledger.close();
    database.close();
  }
}
