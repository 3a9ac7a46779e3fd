package cordon.ledger;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A log on an empty database, opened before each test. */
abstract class OpenLedger {
  static final Instant NOW = Instant.parse("2026-03-24T10:39:00.123Z");

  @TempDir Path folder;
  Database database;
  Ledger ledger;
  String url;

  /** Of an empty database. */
  abstract String newUrl();

  /** Of an empty database in a file. */
  final String inFolder() {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }

  @BeforeEach
  void openNew() {
    url = newUrl();
    open();
  }

  void open() {
    database = Database.open(new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS));
    ledger = open(database);
  }

  Ledger open(Database on) {
    return open(on, NOW);
  }

  Ledger open(Database on, Instant now) {
    return Ledger.open(
        on,
        new LedgerConfig("log.example/test", folder.resolve("key"), Duration.ofHours(1)),
        InstantSource.fixed(now),
        new SecureRandom());
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  static FactDraft draft(int n) {
    return new FactDraft(
        "test.n" + n % 3,
        Instant.ofEpochMilli(1_000_000 + n),
        n % 2 == 0 ? "user:u" + n % 5 : "system",
        "pkg:npm/p" + n % 7,
        "{\"n\":" + n + "}");
  }

  List<Fact> appendSome(int from, int to) {
    List<CompletableFuture<Fact>> futures = new ArrayList<>();
    for (int n = from; n < to; n++) {
      futures.add(ledger.append(draft(n)));
    }
    return futures.stream().map(CompletableFuture::join).toList();
  }
}
