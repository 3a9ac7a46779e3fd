package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Databases with something in them, backed up and restored. */
abstract class BackupHouse {
  static final Instant NOW = Instant.parse("2026-03-24T10:39:00Z");

  @TempDir Path folder;

  String sqlite(String name) {
    return "jdbc:sqlite:" + folder.resolve(name).resolve("cordon.db");
  }

  static Database open(String url, String... migrations) {
    return Database.open(
        new DatabaseConfig(url, 2),
        migrations.length == 0 ? List.of(OpenDatabase.MIGRATIONS) : List.of(migrations));
  }

  /** Rows with every kind of value, one referring to a later one, bodies, and a key. */
  BlobStore fill(Database database, Path data) throws IOException {
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

  static void put(BlobStore blobs, String body) throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(body.getBytes(StandardCharsets.UTF_8));
      incoming.commit();
    }
  }

  static List<String> rows(Database database) {
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

  Path backUp(String url, Path data) throws IOException {
    Path file = folder.resolve("backup-" + System.nanoTime() + ".zip");
    try (Database database = open(url)) {
      BlobStore blobs = fill(database, data);
      Backup.write(database, contents(data, Optional.of(blobs)), file, NOW);
    }
    return file;
  }

  static Backup.Contents contents(Path data, Optional<BlobStore> blobs) {
    return new Backup.Contents(
        "0.1.0",
        data,
        List.of("keys/ledger.key", "absent.key"),
        blobs.map(b -> Map.of("blobs", b)).orElse(Map.of()));
  }

  static RestoreTarget target(Path data, String url, boolean overwrite) {
    return new RestoreTarget(
        data, url, Set.of("blobs"), List.of(OpenDatabase.MIGRATIONS), overwrite);
  }

  void thereAndBack(Supplier<String> from, Supplier<String> to) throws IOException {
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

  static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  static long count(Database database) {
    return database.read(h -> h.createQuery("SELECT count(*) FROM note").mapTo(Long.class).one());
  }
}
