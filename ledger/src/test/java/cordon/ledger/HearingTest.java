package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands still unless a test moves it, and the test looks itself. */
class HearingTest {
  private static final int READERS = 2;

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong(1_000);

  @Test
  void overSqliteThereIsNobodyToHear() {
    try (Database database = open("jdbc:sqlite:" + folder.resolve("a.db"))) {
      Hearing hearing = Hearing.of(database, nanos::get);
      hearing.onNews(() -> {
        throw new AssertionError("nothing is asked");
      });
      hearing.start();
      hearing.listen();
      pass(Duration.ofDays(1));
      assertThat(hearing.silence()).isEmpty();
      assertThat(Hearing.alone().silence()).isEmpty();
    }
  }

  @Test
  void listenersHearOfGrowthAndOfNothingElse() {
    try (Database database = open(postgres());
        Ledger ledger = ledger(database)) {
      AtomicInteger news = new AtomicInteger();
      Hearing hearing = Hearing.of(database, nanos::get);
      hearing.onNews(news::incrementAndGet);
      hearing.listen();
      assertThat(news).hasValue(1);
      hearing.listen();
      assertThat(news).hasValue(1);
      append(ledger);
      hearing.listen();
      hearing.listen();
      assertThat(news).hasValue(2);
    }
  }

  @Test
  void silenceIsCountedFromTheLastLookThatSucceededWithAllItsListeners() {
    try (Database database = open(postgres());
        Ledger ledger = ledger(database)) {
      AtomicInteger news = new AtomicInteger();
      Hearing hearing = Hearing.of(database, nanos::get);
      boolean[] fails = {false};
      hearing.onNews(() -> {
        if (fails[0]) {
          throw new StackOverflowError("not taken up");
        }
        news.incrementAndGet();
      });
      hearing.listen();
      pass(Hearing.LIMIT);
      assertThat(hearing.silence()).isEmpty();
      fails[0] = true;
      append(ledger);
      hearing.listen();
      pass(Duration.ofSeconds(1));
      assertThat(hearing.silence()).contains(Hearing.LIMIT.plusSeconds(1));
      fails[0] = false;
      hearing.listen();
      assertThat(hearing.silence()).isEmpty();
      assertThat(news).as("what was not taken up is offered again").hasValue(2);
    }
  }

  /** Its listeners read too. */
  @Test
  void longReadsOfOthersDoNotMakeItDeaf() throws Exception {
    try (Database database = open(postgres())) {
      Hearing hearing = Hearing.of(database, nanos::get);
      hearing.onNews(() -> database.read(FactReader::size));
      CountDownLatch reading = new CountDownLatch(READERS);
      CountDownLatch end = new CountDownLatch(1);
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        others.add(
            Thread.ofVirtual()
                .start(() ->
                    database.read(h -> {
                      reading.countDown();
                      end.await();
                      return true;
                    })));
      }
      reading.await();
      pass(Hearing.LIMIT.plusSeconds(1));
      assertThat(hearing.silence()).isPresent();
      assertTimeoutPreemptively(Duration.ofMinutes(1), hearing::listen);
      assertThat(hearing.silence()).isEmpty();
      end.countDown();
      for (Thread other : others) {
        other.join();
      }
    }
  }

  @Test
  void aDatabaseThatIsGoneIsSilence() {
    Database database = open(postgres());
    Hearing hearing = Hearing.of(database, nanos::get);
    hearing.listen();
    database.close();
    pass(Hearing.LIMIT.plusMillis(1));
    hearing.listen();
    assertThat(hearing.silence()).isPresent();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Database open(String url) {
    return Database.open(new DatabaseConfig(url, READERS), List.of(Ledger.MIGRATIONS));
  }

  private Ledger ledger(Database database) {
    return Ledger.open(
        database,
        new LedgerConfig("test.example/log", folder.resolve("key"), Duration.ofHours(1)),
        () -> Instant.parse("2026-05-01T08:00:00Z"),
        new SecureRandom());
  }

  private static void append(Ledger ledger) {
    ledger
        .append(
            new FactDraft(
                "test.fact", Instant.parse("2026-05-01T08:00:00Z"), "system", "subject", "{}"))
        .join();
  }

  private static String postgres() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
