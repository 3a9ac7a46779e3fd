package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SqliteDatabaseTest extends DatabaseContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  String newUrl() {
    return "jdbc:sqlite:" + folder.resolve("data/cordon.db");
  }

  @Test
  void aSecondOpeningIsRefusedAndNamesTheHolder() {
    assertThatThrownBy(() -> open(url))
        .hasMessageContaining("another Cordon is using this data directory")
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    database.close();
    database = open(url);
    assertThat(count()).isZero();
  }

  @Test
  void aFullDiskFailsTheBatchAndNothingElse() {
    insert(1).join();
    CompletableFuture<Object> full =
        database.submit(h -> {
          long pages = h.createQuery("PRAGMA page_count").mapTo(Long.class).one();
          h.execute("PRAGMA max_page_count = " + (pages + 2));
          return h.execute(
              "INSERT INTO note (id, text, picture) VALUES (2, 'big', zeroblob(1000000))");
        });
    assertThatThrownBy(full::join)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("store/disk-full"));
    database.write(h -> h.createQuery("PRAGMA max_page_count = 1000000").mapTo(Long.class).one());
    assertThat(insert(3).join()).isEqualTo(1);
    assertThat(count()).isEqualTo(2);
  }

  /** 2 is FULL: the commit forces the disk; 1 is NORMAL: it does not. */
  private CompletableFuture<Integer> level(Durability durability) {
    return database.submit(
        durability, h -> h.createQuery("PRAGMA synchronous").mapTo(Integer.class).one());
  }

  @Test
  void aCommitForcesTheDiskUnlessNobodyInItAskedFor() {
    assertThat(database.submit(h -> h.createQuery("PRAGMA synchronous").mapTo(Integer.class).one()))
        .succeedsWithin(PATIENCE)
        .isEqualTo(2);
    assertThat(level(Durability.PROCESS).join()).isEqualTo(1);
    assertThat(level(Durability.DISK).join()).isEqualTo(2);
    assertThat(level(Durability.PROCESS).join()).isEqualTo(1);
    CountDownLatch gathered = new CountDownLatch(1);
    database.submit(h -> {
      gathered.await();
      return 0;
    });
    CompletableFuture<Integer> behind = level(Durability.PROCESS);
    CompletableFuture<Integer> before = level(Durability.DISK);
    gathered.countDown();
    assertThat(before.join()).isEqualTo(2);
    assertThat(behind.join()).as("shares the commit of one that asked").isEqualTo(2);
  }

  @Test
  @Timeout(30)
  void whereTheLogCannotBeForcedEverybodyWaitsForTheDiskAgain() throws Exception {
    level(Durability.PROCESS).join();
    Path log = folder.resolve("data/cordon.db-wal");
    Files.move(log, folder.resolve("elsewhere"));
    while (level(Durability.PROCESS).join() == 1) {
      Thread.onSpinWait();
    }
    assertThat(level(Durability.PROCESS).join()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoDatabase() throws Exception {
    Path text = folder.resolve("letter.txt");
    Files.writeString(text, "dear reader, ".repeat(1000));
    problem("jdbc:sqlite:" + text, "store/not-a-database");
    problem("jdbc:sqlite:" + text + "/under/a/file.db", "store/not-writable");
    problem("jdbc:sqlite:" + folder, "store/not-writable");
    problem("jdbc:sqlite::memory:", "store/url");
    problem("jdbc:sqlite:", "store/url");
    problem("jdbc:h2:mem:x", "store/url");
    assertThat(Files.readString(text)).startsWith("dear reader");
  }

  private void problem(String at, String type) {
    assertThatThrownBy(() -> open(at))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(type);
              assertThat(e.problem().remedy()).isNotEmpty();
            });
  }
}
