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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is no sound back-up, or would overwrite something, is refused before anything changes. */
class BackupRefusalsTest extends BackupHouse {
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
