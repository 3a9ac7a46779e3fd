package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says where and what to do, and leaves what it was given alone. */
class ServeRefusalsTest {
  @TempDir Path home;

  private String serve(String... more) {
    return refused(home.resolve("data"), "0", more);
  }

  private String refused(Path data, String port, String... more) {
    TestEnvironment test = new TestEnvironment(home, Map.of("PATH", home.toString()));
    List<String> args = new ArrayList<>(List.of("serve", "--once", "--port", port));
    args.addAll(List.of("--data", data.toString()));
    args.addAll(List.of(more));
    assertThat(test.run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(test.out()).isEmpty();
    assertThat(test.err()).startsWith("cordon: ").contains("\n  remedy: ");
    assertThat(test.err()).doesNotContain("\tat ", "Exception in thread");
    return test.err();
  }

  private String database(Path file) {
    return serve("--db", "jdbc:sqlite:" + file);
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedAndStaysWhatItIs() throws IOException {
    Path letter = Files.writeString(home.resolve("letter.txt"), "dear reader, ".repeat(1000));
    assertThat(database(letter)).contains("not a SQLite database", letter.toString());
    assertThat(letter).content().startsWith("dear reader, ").hasSize(13_000);
  }

  @Test
  void aDatabaseOfAnotherProgramIsNamedAndStaysWhatItIs() throws SQLException {
    Path theirs = home.resolve("theirs.db");
    execute(theirs, "CREATE TABLE customers (name TEXT)");
    assertThat(database(theirs)).contains("not one of Cordon", theirs.toString());
    execute(theirs, "INSERT INTO customers VALUES ('x')");
    assertThat(database(theirs)).doesNotContain("flyway", "baseline");
  }

  private static void execute(Path database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aDamagedDatabaseAsksForTheBackup() throws IOException {
    RunningServer.start(home, home.resolve("data")).close();
    Path database = home.resolve("data").resolve("cordon.db");
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
      byte[] noise = new byte[(int) file.length() - 4096];
      new Random(1).nextBytes(noise);
      file.seek(4096);
      file.write(noise);
    }
    assertThat(serve()).contains("damaged", database.toString(), "restore the latest back-up");
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThat(database(file.resolve("x.db"))).contains("cannot be written", file.toString());
    assertThat(database(Files.createDirectory(home.resolve("folder"))))
        .contains("cannot be written", "folder");
    assertThat(refused(file, "0")).contains("cannot be used", file.toString());
  }

  @Test
  void aServerThatIsAwayIsSaidWithoutThePassword() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    assertThat(serve("--db", "jdbc:postgresql://127.0.0.1:" + nobody + "/x?user=u&password=secret"))
        .contains("cannot be reached", "127.0.0.1:" + nobody)
        .doesNotContain("secret");
    assertThat(serve("--db", "jdbc:mysql://db.example/x")).contains("of no known kind");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refused(home.resolve("data"), port)).contains("cannot listen on", port);
    }
  }
}
