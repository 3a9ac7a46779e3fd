package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path dir;

  private Database db() {
    return Database.open(
        new DatabaseConfig("jdbc:sqlite:" + dir.resolve("a.db"), 2), List.of(Ledger.MIGRATIONS));
  }

  private Ledger ledger(Database db) {
    return Ledger.open(
        db,
        new LedgerConfig("cordon.example/ledger", dir.resolve("key"), Duration.ofSeconds(10)),
        InstantSource.system(),
        new SecureRandom());
  }

  private static FactDraft draft(int n) {
    return new FactDraft(
        "test.n" + n % 3,
        Instant.ofEpochMilli(1000L + n),
        n % 2 == 0 ? "user:u" + n % 5 : "system",
        "pkg:npm/p" + n % 7,
        "{\"n\":" + n + "}");
  }

  @Test
  void appendsAndReads() {
    try (Database db = db();
        Ledger ledger = ledger(db)) {
      List<CompletableFuture<Fact>> all = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        all.add(ledger.append(draft(i)));
      }
      List<Fact> facts = all.stream().map(CompletableFuture::join).toList();
      assertThat(ledger.size()).isEqualTo(1000);
      assertThat(ledger.read(FactQuery.all(1000))).isEqualTo(facts);
      FactQuery query =
          new FactQuery(
              "test.",
              Optional.of("pkg:npm/p4"),
              Optional.of("user:u4"),
              Optional.empty(),
              Optional.empty(),
              -1,
              10);
      assertThat(ledger.read(query)).isNotEmpty().allMatch(f -> f.actor().equals("user:u4"));
      Fact inside = db.write(h -> ledger.append(h, draft(7)));
      assertThat(inside.sequence()).isEqualTo(1000);
    }
  }

  @Test
  void subscriberResumes() throws Exception {
    BlockingQueue<Fact> got = new ArrayBlockingQueue<>(100);
    try (Database db = db();
        Ledger ledger = ledger(db)) {
      ledger.append(draft(0)).join();
      try (Subscription s = ledger.subscribe("x", got::add)) {
        assertThat(got.take().sequence()).isZero();
        ledger.append(draft(1)).join();
        assertThat(got.take().sequence()).isEqualTo(1);
      }
    }
    try (Database db = db();
        Ledger ledger = ledger(db)) {
      ledger.append(draft(2)).join();
      try (Subscription s = ledger.subscribe("x", got::add)) {
        assertThat(got.take().sequence()).isEqualTo(2);
      }
    }
  }
}
