package cordon.formats.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.archive.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that SQLite itself writes, read without it. */
final class RpmDatabaseTest {
  @TempDir Path folder;

  /** A header of rpm: numbers of entries and bytes, the entries, the texts. */
  static byte[] header(String name, String version, String release, int padding)
      throws IOException {
    ByteArrayOutputStream store = new ByteArrayOutputStream();
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    DataOutputStream entries = new DataOutputStream(index);
    String[] texts = {name, version, release, "x".repeat(padding)};
    for (int i = 0; i < texts.length; i++) {
      entries.writeInt(1000 + i);
      entries.writeInt(6);
      entries.writeInt(store.size());
      entries.writeInt(1);
      store.write(texts[i].getBytes(StandardCharsets.UTF_8));
      store.write(0);
    }
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(blob);
    out.writeInt(texts.length);
    out.writeInt(store.size());
    out.write(index.toByteArray());
    out.write(store.toByteArray());
    return blob.toByteArray();
  }

  private byte[] database(int pageSize, int packages) throws IOException, SQLException {
    Path file = folder.resolve("rpmdb.sqlite");
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + pageSize);
      statement.execute("CREATE TABLE Name (key TEXT NOT NULL, hnum INTEGER, idx INTEGER)");
      statement.execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
        for (int i = 0; i < packages; i++) {
          insert.setBytes(1, header("pkg" + i, "1." + i, "2.el9", i % 7 == 0 ? 9_000 : 20));
          insert.execute();
        }
        insert.setBytes(1, header("gpg-pubkey", "0a", "0b", 10));
        insert.execute();
      }
      connection.commit();
    }
    return Files.readAllBytes(file);
  }

  @Test
  void packagesAreReadFromDeepTreesAndOverflowingPages() throws Exception {
    for (int pageSize : List.of(512, 4096, 65536)) {
      List<Installed> found = RpmDatabase.read(ByteSource.of(database(pageSize, 300)));
      assertThat(found).hasSize(300);
      assertThat(found).contains(new Installed("rpm", "pkg0", "1.0-2.el9"));
      assertThat(found).contains(new Installed("rpm", "pkg299", "1.299-2.el9"));
    }
  }

  @Test
  void anotherFileIsRefusedWithItsPlace() throws Exception {
    assertThatThrownBy(() -> RpmDatabase.read(ByteSource.of(new byte[200])))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("byte 0");
    byte[] cut = Arrays.copyOf(database(512, 50), 2_048);
    assertThatThrownBy(() -> RpmDatabase.read(ByteSource.of(cut)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("page");
  }

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    Mutations.survive(61, 400, database(512, 20), bytes -> RpmDatabase.read(ByteSource.of(bytes)));
  }
}
