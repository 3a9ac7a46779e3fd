package cordon.advisories;

import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.FeedLimits;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A real database and ledger in a folder, and a clock that a test sets. */
public final class TestHouse implements AutoCloseable {
  private final Path folder;
  private final Database database;
  private final Ledger ledger;
  private final FeedClient client;
  private final List<AdvisoryChange> changes = new ArrayList<>();
  private Instant now = Instant.parse("2026-05-01T08:00:00Z");

  /** On SQLite. */
  public TestHouse(Path folder) {
    this(folder, "jdbc:sqlite:" + folder.resolve("cordon.db"));
  }

  public TestHouse(Path folder, String url) {
    this.folder = folder;
    this.database =
        Database.open(
            new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS, StoredAdvisories.MIGRATIONS));
    this.ledger =
        Ledger.open(
            database,
            new LedgerConfig("cordon.test/ledger", folder.resolve("key"), Duration.ofHours(1)),
            clock(),
            new SecureRandom());
    this.client = new FeedClient(folder.resolve("tmp"), FeedLimits.DEFAULT);
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void set(String time) {
    now = Instant.parse(time);
  }

  public StoredAdvisories open(boolean starter) {
    return open(starter, FeedLimits.DEFAULT);
  }

  public StoredAdvisories open(boolean starter, FeedLimits limits) {
    StoredAdvisories advisories =
        StoredAdvisories.open(database, ledger, client, limits, clock(), starter);
    advisories.onChange(changes::add);
    return advisories;
  }

  /** What listeners heard, since the last call. */
  public List<AdvisoryChange> changes() {
    List<AdvisoryChange> heard = List.copyOf(changes);
    changes.clear();
    return heard;
  }

  public List<Fact> facts() {
    return ledger.read(FactQuery.all(10_000));
  }

  public Path folder() {
    return folder;
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    client.close();
    ledger.close();
    database.close();
  }
}
