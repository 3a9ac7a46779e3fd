package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a database does for the rooms above it, whichever it is. */
abstract class DatabaseContract extends OpenDatabase {
  @Test
  void whatIsCommittedIsThereAfterReopening() {
    byte[] picture = {0, 1, -1};
    database.write(h ->
        h.execute(
            "INSERT INTO note (id, text, picture, weight, flag) VALUES (?, ?, ?, ?, ?)",
            7,
            "text",
            picture,
            1.5,
            false));
    database.close();
    database = open(url);
    database.read(h ->
        h.createQuery("SELECT * FROM note")
            .map((row, context) -> {
              assertThat(row.getLong("id")).isEqualTo(7);
              assertThat(row.getBytes("picture")).isEqualTo(picture);
              assertThat(row.getDouble("weight")).isEqualTo(1.5);
              assertThat(row.getBoolean("flag")).isFalse();
              return 1;
            })
            .one());
  }

  @Test
  void workThatFailsFailsAlone() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int n = i;
      all.add(
          n % 10 == 3
              ? database.submit(h -> {
                h.execute("INSERT INTO note (id, text) VALUES (?, ?)", n, "note " + n);
                throw new IllegalStateException("no " + n);
              })
              : insert(n));
    }
    for (int i = 0; i < 300; i++) {
      int n = i;
      if (n % 10 == 3) {
        assertThatThrownBy(() -> all.get(n).join())
            .isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(IllegalStateException.class)
            .hasMessageContaining("no " + n);
      } else {
        assertThat(all.get(n).join()).isEqualTo(1);
      }
    }
    assertThat(count()).isEqualTo(270);
  }

  @Test
  void statementThatTheDatabaseRefusesSpoilsOnlyItsOwnWork() {
    CompletableFuture<Integer> first = insert(1);
    CompletableFuture<Integer> twice = insert(1);
    CompletableFuture<Integer> swallowed =
        database.submit(h -> {
          try {
            h.execute("INSERT INTO note (id, text) VALUES (1, 'again')");
          } catch (RuntimeException e) {
            // PostgreSQL does not let a transaction go on after this, SQLite does
          }
          return 1;
        });
    CompletableFuture<Integer> foreign =
        database.submit(h -> h.execute("INSERT INTO note (id, text, about) VALUES (9, 'x', 99)"));
    CompletableFuture<Integer> last = insert(2);
    assertThat(first.join()).isEqualTo(1);
    assertThatThrownBy(twice::join).isInstanceOf(CompletionException.class);
    swallowed.exceptionally(e -> -1).join();
    assertThatThrownBy(foreign::join).isInstanceOf(CompletionException.class);
    assertThat(last.join()).isEqualTo(1);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void workThatEndsTheTransactionItselfNeverCountsAsDurable() {
    CompletableFuture<Integer> before = insert(1);
    before.join();
    CompletableFuture<Integer> vandal =
        database.submit(h -> {
          h.execute("INSERT INTO note (id, text) VALUES (5, 'v')");
          return h.execute("ROLLBACK");
        });
    assertThatThrownBy(vandal::join).isInstanceOf(CompletionException.class);
    assertThat(insert(6).join()).isEqualTo(1);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void writersTakeTurns() {
    database.write(h -> h.execute("INSERT INTO note (id, text) VALUES (0, '0')"));
    List<CompletableFuture<Integer>> increments = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      increments.add(
          database.submit(h -> {
            int n =
                Integer.parseInt(h.createQuery("SELECT text FROM note").mapTo(String.class).one());
            return h.execute("UPDATE note SET text = ?", Integer.toString(n + 1));
          }));
    }
    increments.forEach(CompletableFuture::join);
    assertThat(
            database.<String>read(
                h -> h.createQuery("SELECT text FROM note").mapTo(String.class).one()))
        .isEqualTo("200");
  }

  @Test
  void readerSeesOneStateThroughoutAndCannotWrite() throws Exception {
    insert(1).join();
    CountDownLatch counted = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    CompletableFuture<List<Long>> counts =
        CompletableFuture.supplyAsync(() ->
            database.read(h -> {
              long first = h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one();
              counted.countDown();
              changed.await();
              return List.of(
                  first, h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one());
            }));
    counted.await();
    insert(2).join();
    changed.countDown();
    assertThat(counts.join()).containsExactly(1L, 1L);
    assertThat(count()).isEqualTo(2);
    assertThatThrownBy(() -> database.read(h -> h.execute("DELETE FROM note")))
        .isInstanceOf(RuntimeException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void readThatFailsLeavesTheReadersUsable() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> database.read(h -> h.execute("SELECT nonsense FROM nowhere")))
          .isInstanceOf(RuntimeException.class);
      assertThat(count()).isZero();
    }
  }

  @Test
  void nestingIsRefusedBecauseItWouldHang() {
    assertThatThrownBy(() -> database.write(h -> database.write(inner -> 1)))
        .hasMessageContaining("inside a write");
    assertThatThrownBy(() -> database.read(h -> database.read(inner -> 1)))
        .hasMessageContaining("inside a read");
    assertThat(database.<Long>write(h -> count())).isZero();
  }

  @Test
  void transactionsOfJdbiJoinTheWork() {
    database.write(h ->
        h.inTransaction(inner -> inner.execute("INSERT INTO note (id, text) VALUES (1, 'a')")));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void commitListenersHearAfterwards() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    CountDownLatch once = new CountDownLatch(1);
    try (AutoCloseable listening =
        database.onCommit(() -> {
          heard.incrementAndGet();
          once.countDown();
        })) {
      insert(1).join();
      once.await();
    }
    int before = heard.get();
    insert(2).join();
    insert(3).join();
    assertThat(heard).hasValue(before);
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws Exception {
    try (AutoCloseable listening =
        database.onCommit(() -> {
          throw new IllegalStateException("deaf");
        })) {
      assertThat(insert(1).join()).isEqualTo(1);
      assertThat(insert(2).join()).isEqualTo(1);
    }
  }

  @Test
  void aCallerThatIsInterruptedStillGetsItsAnswer() {
    Thread.currentThread().interrupt();
    CompletableFuture<Integer> inserted = insert(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(inserted.join()).isEqualTo(1);
  }

  @Test
  void everythingSubmittedBeforeClosingIsCommitted() {
    Random random = new Random(1);
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 200 + random.nextInt(100); i++) {
      all.add(insert(i));
    }
    database.close();
    assertThat(all).allMatch(f -> f.isDone() && !f.isCompletedExceptionally());
    assertThatThrownBy(insert(1000)::join).hasMessageContaining("the database is closed");
    assertThatThrownBy(this::count).hasMessageContaining("the database is closed");
    database = open(url);
    assertThat(count()).isEqualTo(all.size());
  }
}
