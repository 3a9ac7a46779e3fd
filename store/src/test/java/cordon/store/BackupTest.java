package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What was backed up comes back, on the same database and on the other. */
class BackupTest extends BackupHouse {
  @Test
  void sqliteToSqlite() throws Exception {
    thereAndBack(() -> sqlite("a"), () -> sqlite("b"));
  }

  @Test
  void postgresToPostgres() throws Exception {
    thereAndBack(PostgresDatabaseTest::newDatabase, PostgresDatabaseTest::newDatabase);
  }

  @Test
  void sqliteToPostgres() throws Exception {
    thereAndBack(() -> sqlite("a"), PostgresDatabaseTest::newDatabase);
  }

  @Test
  void postgresToSqlite() throws Exception {
    thereAndBack(PostgresDatabaseTest::newDatabase, () -> sqlite("b"));
  }

  @Test
  void isOneStateThoughWritersGoOn() throws Exception {
    consistent(sqlite("a"), sqlite("b"));
  }

  @Test
  void isOneStateThoughWritersGoOnInPostgres() throws Exception {
    consistent(PostgresDatabaseTest.newDatabase(), sqlite("b"));
  }

  /** Each transaction writes two rows; a back-up with an odd number saw half of one. */
  private void consistent(String from, String to) {
    Path file = folder.resolve("live.zip");
    AtomicBoolean stop = new AtomicBoolean();
    try (Database database = open(from)) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> {
            for (long id = 0; !stop.get(); id += 2) {
              long first = id;
              database.write(h -> {
                h.execute("INSERT INTO note (id, text) VALUES (?, ?)", first, "n" + first);
                return h.execute(
                    "INSERT INTO note (id, text) VALUES (?, ?)", first + 1, "m" + first);
              });
            }
          });
      while (count(database) < 200) {
        Thread.onSpinWait();
      }
      Backup.write(database, contents(folder.resolve("a"), Optional.empty()), file, NOW);
      stop.set(true);
      writing.join();
    }
    Restore.restore(file, target(folder.resolve("b"), to, false), NOW);
    try (Database database = open(to)) {
      assertThat(count(database)).isGreaterThanOrEqualTo(200).isEven();
    }
  }

  @Test
  void anOlderSchemaIsBroughtUpToDate() throws Exception {
    for (String url : List.of(sqlite("b"), "postgres")) {
      String to = url.equals("postgres") ? PostgresDatabaseTest.newDatabase() : url;
      Path data = folder.resolve(url.equals("postgres") ? "c" : "b");
      Path file =
          backUp(sqlite("old-" + data.getFileName()), folder.resolve("old-" + data.getFileName()));
      List<String> both = List.of(OpenDatabase.MIGRATIONS, "cordon/store/later");
      Restore.restore(file, new RestoreTarget(data, to, Set.of("blobs"), both, false), NOW);
      try (Database database = open(to, both.toArray(new String[0]))) {
        assertThat(
                database.<String>read(h ->
                    h.createQuery("SELECT title FROM note WHERE id = 1").mapTo(String.class).one()))
            .isEqualTo("untitled");
      }
    }
  }

  @Test
  void eachStoreComesBackInItsFolder() throws Exception {
    Path data = folder.resolve("a");
    Path file = folder.resolve("two.zip");
    try (Database database = open(sqlite("a"))) {
      BlobStore first = new BlobStore(data.resolve("blobs"));
      BlobStore second = new BlobStore(data.resolve("papers"));
      put(first, "cached");
      put(second, "brought");
      put(second, "cached");
      BlobStore.Incoming underWay = second.receive();
      Map<String, BlobStore> stores = Map.of("blobs", first, "papers", second);
      BackupManifest manifest =
          Backup.write(database, new Backup.Contents("0.1.0", data, List.of(), stores), file, NOW);
      assertThat(manifest.count("papers")).isEqualTo(2);
      underWay.out().write(1);
      underWay.commit();
    }
    Path back = folder.resolve("b");
    assertThatThrownBy(() -> Restore.restore(file, target(back, sqlite("b"), false), NOW))
        .hasMessageContaining("papers/");
    assertThat(back).doesNotExist();
    Set<String> folders = Set.of("blobs", "papers");
    Restore.restore(
        file,
        new RestoreTarget(back, sqlite("b"), folders, List.of(OpenDatabase.MIGRATIONS), false),
        NOW);
    assertThat(new BlobStore(back.resolve("blobs")).totalSize()).isEqualTo(6);
    assertThat(new BlobStore(back.resolve("papers")).totalSize()).isEqualTo(13);
  }
}
