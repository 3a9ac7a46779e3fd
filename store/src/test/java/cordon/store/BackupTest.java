package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant NOW = Instant.parse("2026-03-24T10:39:00Z");

  @TempDir Path folder;

  private String sqlite(String name) {
    return "jdbc:sqlite:" + folder.resolve(name).resolve("cordon.db");
  }

  private static Database open(String url, String... migrations) {
    return Database.open(
        new DatabaseConfig(url, 2),
        migrations.length == 0 ? List.of(OpenDatabase.MIGRATIONS) : List.of(migrations));
  }

  /** Rows with every kind of value, one referring to a later one, bodies, and a key. */
  private BlobStore fill(Database database, Path data) throws IOException {
    database.write(h -> {
      h.execute("INSERT INTO note (id, text) VALUES (3, 'third')");
      h.execute(
          "INSERT INTO note (id, text, picture, weight, flag, about) VALUES (1, ?, ?, ?, ?, 3)",
          "first \u00e9\ud83e\udd80 \\N \t\n\"",
          new byte[] {0, -1, 10},
          -0.1,
          false);
      h.execute("UPDATE note SET weight = 5 WHERE id = 3");
      return h.execute("INSERT INTO note (id, text) VALUES (2, '')");
    });
    List<CompletableFuture<Integer>> more = new ArrayList<>();
    for (int i = 10; i < 1500; i++) {
      int n = i;
      more.add(
          database.submit(h -> h.execute("INSERT INTO note (id, text) VALUES (?, ?)", n, "n" + n)));
    }
    more.forEach(CompletableFuture::join);
    BlobStore blobs = new BlobStore(data.resolve("blobs"));
    put(blobs, "a body");
    put(blobs, "");
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/ledger.key"), "secret");
    return blobs;
  }

  private static void put(BlobStore blobs, String body) throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(body.getBytes(StandardCharsets.UTF_8));
      incoming.commit();
    }
  }

  private static List<String> rows(Database database) {
    return database.read(h ->
        h.createQuery("SELECT id, text, picture, weight, flag, about FROM note ORDER BY id")
            .map((row, context) ->
                row.getLong(1)
                    + "|"
                    + row.getString(2)
                    + "|"
                    + java.util.Arrays.toString(row.getBytes(3))
                    + "|"
                    + row.getDouble(4)
                    + "|"
                    + row.getBoolean(5)
                    + "|"
                    + row.getObject(6))
            .list());
  }

  private Path backUp(String url, Path data) throws IOException {
    Path file = folder.resolve("backup-" + System.nanoTime() + ".zip");
    try (Database database = open(url)) {
      BlobStore blobs = fill(database, data);
      Backup.write(database, contents(data, Optional.of(blobs)), file, NOW);
    }
    return file;
  }

  private static Backup.Contents contents(Path data, Optional<BlobStore> blobs) {
    return new Backup.Contents(
        "0.1.0",
        data,
        List.of("keys/ledger.key", "absent.key"),
        blobs.map(b -> Map.of("blobs", b)).orElse(Map.of()));
  }

  private static RestoreTarget target(Path data, String url, boolean overwrite) {
    return new RestoreTarget(
        data, url, Set.of("blobs"), List.of(OpenDatabase.MIGRATIONS), overwrite);
  }

  private void thereAndBack(Supplier<String> from, Supplier<String> to) throws IOException {
    String source = from.get();
    Path file = backUp(source, folder.resolve("a"));
    Path data = folder.resolve("b");
    String url = to.get();
    BackupManifest manifest = Restore.restore(file, target(data, url, false), NOW);
    assertThat(manifest.migrations()).containsOnlyKeys("1.1");
    List<String> before;
    try (Database database = open(source)) {
      before = rows(database);
    }
    try (Database database = open(url)) {
      assertThat(rows(database)).isEqualTo(before).hasSize(1493);
      assertThatThrownBy(() -> database.write(h -> h.execute("UPDATE note SET about = 9999")))
          .as("references are bound again")
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(new BlobStore(data.resolve("blobs")).totalSize()).isEqualTo(6);
    assertThat(new BlobStore(data.resolve("blobs")).longestUnusedFirst()).hasSize(2);
    assertThat(data.resolve("keys/ledger.key")).hasContent("secret");
    assertThat(mode(data.resolve("keys/ledger.key"))).isEqualTo("rw-------");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(names(folder)).doesNotContain("b.restoring");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

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

  private static long count(Database database) {
    return database.read(h -> h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one());
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

  @Test
  void aNewerSchemaIsRefused() throws Exception {
    Path file = folder.resolve("newer.zip");
    try (Database database = open(sqlite("a"), OpenDatabase.MIGRATIONS, "cordon/store/later")) {
      Backup.write(database, contents(folder.resolve("a"), Optional.empty()), file, NOW);
    }
    assertThatThrownBy(
            () -> Restore.restore(file, target(folder.resolve("b"), sqlite("b"), false), NOW))
        .hasMessageContaining("does not know its migration 1.2");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void whatIsThereIsPutAsideOnlyWhenSaid() throws Exception {
    for (String kind : List.of("sqlite", "postgres")) {
      String url = kind.equals("sqlite") ? sqlite("x") : PostgresDatabaseTest.newDatabase();
      Path data = folder.resolve(kind.equals("sqlite") ? "x" : "y");
      Path file = backUp(sqlite("from-" + kind), folder.resolve("from-" + kind));
      Files.createDirectories(data);
      try (Database database = open(url)) {
        database.write(h -> h.execute("INSERT INTO note (id, text) VALUES (77, 'precious')"));
        if (kind.equals("sqlite")) {
          assertThatThrownBy(() -> Restore.restore(file, target(data, url, true), NOW))
              .hasMessageContaining("another Cordon");
        }
      }
      assertThatThrownBy(() -> Restore.restore(file, target(data, url, false), NOW))
          .isInstanceOf(ProblemException.class);
      try (Database database = open(url)) {
        assertThat(count(database)).isEqualTo(1);
      }
      Restore.restore(file, target(data, url, true), NOW);
      try (Database database = open(url)) {
        assertThat(count(database)).isEqualTo(1493);
      }
      if (kind.equals("sqlite")) {
        try (Database old = open(sqlite("x.before-restore-" + NOW.getEpochSecond()))) {
          assertThat(count(old)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void everyDamageIsSeenBeforeAnythingIsTouched() throws Exception {
    Path file = backUp(sqlite("a"), folder.resolve("a"));
    byte[] good = Files.readAllBytes(file);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    BackupManifest manifest = Restore.verify(file);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      int place = random.nextInt(bad.length);
      bad[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      try {
        // A zip holds bytes that mean nothing to us, such as the times of its files.
        assertThat(Restore.verify(file)).as("seed %d, place %d", seed, place).isEqualTo(manifest);
      } catch (ProblemException e) {
        assertThat(e.problem().type()).isEqualTo("store/bad-backup");
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(200);
    Files.write(file, good);
    Restore.verify(file);
    replace(file, "tables/note", "no rows at all".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> Restore.restore(file, target(folder.resolve("b"), sqlite("b"), false), NOW))
        .hasMessageContaining("tables/note is not what was backed up");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void pathsCannotLeaveTheFolder() throws Exception {
    Path file = backUp(sqlite("a"), folder.resolve("a"));
    BackupManifest good = Restore.verify(file);
    Map<String, BackupManifest.Entry> entries = new LinkedHashMap<>(good.entries());
    entries.put("files/../escaped", entries.get("files/keys/ledger.key"));
    BackupManifest evil =
        new BackupManifest(good.created(), good.program(), good.migrations(), entries);
    replace(file, BackupManifest.NAME, evil.format().getBytes(StandardCharsets.UTF_8));
    replace(file, "files/../escaped", "secret".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Restore.verify(file)).hasMessageContaining("MANIFEST line ");
    for (String path :
        List.of(
            "files/..", "files//etc", "files/a/../b", "/etc/x", "files/.hidden", "tables/../x")) {
      assertThat(BackupManifest.allowed(path)).as(path).isFalse();
    }
  }

  private static void replace(Path zip, String name, byte[] content) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      Files.write(files.getPath(name), content);
    }
  }

  @Test
  void anExistingFileIsNotOverwritten() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.zip"), "mine");
    try (Database database = open(sqlite("a"))) {
      assertThatThrownBy(() ->
              Backup.write(database, contents(folder.resolve("a"), Optional.empty()), file, NOW))
          .hasMessageContaining("there is such a file already");
    }
    assertThat(file).hasContent("mine");
    Files.writeString(folder.resolve("noise"), "no zip");
    assertThatThrownBy(() -> Restore.verify(folder.resolve("noise")))
        .isInstanceOf(ProblemException.class);
  }
}
