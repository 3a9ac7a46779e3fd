package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table that is written behind the facts, on whichever database. Its primary key refuses a fact
 * that comes a second time.
 */
abstract class ProjectionContract {
  @TempDir Path folder;
  private Database database;
  Ledger ledger;
  private String url;

  /** Of an empty database. */
  abstract String newUrl(Path folder);

  @BeforeEach
  void open() {
    url = newUrl(folder);
    database = database();
    ledger = ledger(database);
    database.write(h -> h.execute("create table seen (sequence bigint primary key, type text)"));
  }

  Database database() {
    return Database.open(new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS));
  }

  Ledger ledger(Database on) {
    return Ledger.open(
        on,
        new LedgerConfig("log.example/test", folder.resolve("key"), Duration.ofHours(1)),
        InstantSource.system(),
        new SecureRandom());
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private static void see(Handle h, long from, long to) {
    for (Fact fact : Projection.facts(h, from, to)) {
      h.execute("insert into seen (sequence, type) values (?, ?)", fact.sequence(), fact.type());
    }
  }

  private Projection projection() {
    return new Projection(database, "seen", ProjectionContract::see);
  }

  private long seen() {
    return database.read(h -> h.createQuery("select count(*) from seen").mapTo(Long.class).one());
  }

  private void append(int count) {
    List<FactDraft> drafts = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      drafts.add(OpenLedger.draft(n));
    }
    ledger.appendAll(drafts).join();
  }

  @Test
  void whatWasDurableBeforeTheCallIsIn() {
    append(5_000);
    projection().catchUp();
    assertThat(seen()).isEqualTo(5_000);
    append(3);
    projection().catchUp();
    projection().catchUp();
    assertThat(seen()).isEqualTo(5_003);
    assertThat(database.<Long>read(projection()::position)).isEqualTo(5_003);
  }

  @Test
  void manyWhoCatchUpWhileFactsComeMissAndRepeatNothing() throws Exception {
    Random random = new Random(31);
    List<Thread> readers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      readers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 20; i++) {
                  long before = ledger.size();
                  projection().catchUp();
                  if (seen() < before) {
                    synchronized (failures) {
                      failures.add(new AssertionError("fewer than " + before));
                    }
                  }
                }
              }));
    }
    for (int i = 0; i < 40; i++) {
      append(1 + random.nextInt(50));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    projection().catchUp();
    assertThat(failures).isEmpty();
    assertThat(seen()).isEqualTo(ledger.size());
  }

  @Test
  void aStepThatFailsLeavesNothingAndIsTakenAgain() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Projection projection =
        new Projection(
            database,
            "seen",
            (h, from, to) -> {
              see(h, from, to);
              if (broken.get()) {
                throw new SQLException("as a full disk");
              }
            });
    append(10);
    assertThatThrownBy(projection::catchUp)
        .hasStackTraceContaining("as a full disk")
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().line())
                    .contains(
                        "cannot be searched", "the seen cannot be written", "nothing is lost"));
    assertThat(seen()).isZero();
    assertThat(database.<Long>read(projection::position)).isZero();
    broken.set(false);
    projection.catchUp();
    assertThat(seen()).isEqualTo(10);
  }

  @Test
  void whoeverAsksWhileFarTooMuchIsMissingIsToldHowFarItIs() {
    long all = 120_000;
    database.write(h -> {
      h.execute(
          "insert into ledger_fact (sequence, id, time, learned, type, actor, subject, body,"
              + " leaf_hash) with recursive n (i) as (select 0 union all select i + 1 from n where i"
              + " < ?) select i, 'id-' || i, 1, 1, 'test.a', 'system', 'a', '{}', ? from n",
          all - 1,
          new byte[32]);
      return h.execute("update ledger_head set size = ?", all);
    });
    for (ThrowingCallable search :
        List.<ThrowingCallable>of(
            () -> projection().catchUp(),
            () ->
                database.write(h -> {
                  projection().catchUp(h);
                  return true;
                }))) {
      assertThatThrownBy(search)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().type()).isEqualTo("ledger/behind");
                assertThat(e.problem().detail()).contains("0 of 120000 facts are in the seen");
              });
    }
    assertThat(seen()).isZero();
    projection().await();
    assertThat(seen()).isEqualTo(all);
    projection().catchUp();
  }

  @Test
  void aTransactionSeesItsOwnFactsAndTakesThemBackWithItself() {
    append(2);
    assertThatThrownBy(() ->
            database.write(h -> {
              ledger.append(h, OpenLedger.draft(2));
              projection().catchUp(h);
              assertThat(h.createQuery("select count(*) from seen").mapTo(Long.class).one())
                  .isEqualTo(3);
              throw new IllegalStateException("the caller's trouble");
            }))
        .hasMessage("the caller's trouble");
    projection().catchUp();
    assertThat(seen()).isEqualTo(2);
  }

  @Test
  void aFollowerCatchesUpByItself() throws Exception {
    append(3);
    CountDownLatch all = new CountDownLatch(5);
    Projection projection =
        new Projection(
            database,
            "seen",
            (h, from, to) -> {
              for (long fact = from; fact < to; fact++) {
                all.countDown();
              }
            });
    try (AutoCloseable following = projection.follow()) {
      append(2);
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
