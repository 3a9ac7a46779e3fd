package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteDataSource;

class WalCheckpointsTest {
  private static final int PAGE = 4_096;

  @TempDir Path folder;
  private SQLiteDataSource source;

  @BeforeEach
  void noAutomaticCheckpoints() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
    source = new SQLiteDataSource(config);
    source.setUrl(DatabaseConfig.SQLITE + folder.resolve("log.db"));
  }

  @Test
  void whatWasWrittenIsCopiedBesideTheWriter() throws SQLException {
    try (Connection writer = source.getConnection()) {
      write(writer, 100);
      try (WalCheckpoints checkpoints = new WalCheckpoints(source)) {
        checkpoints.wrote();
      }
      assertThat(folder.resolve("log.db").toFile().length()).isGreaterThan(100L * PAGE);
    }
  }

  @Test
  void aLongLogIsFinishedByTheWriterAndBegunAnew() throws SQLException {
    try (Connection writer = source.getConnection()) {
      finishWithTheWriterAhead(writer, 9_000);
      assertThat(pagesOfLog(writer)).isBetween(1, 20);
    }
  }

  @Test
  void aShortLogIsNotTheWritersWork() throws SQLException {
    try (Connection writer = source.getConnection()) {
      finishWithTheWriterAhead(writer, 100);
      assertThat(pagesOfLog(writer)).isGreaterThan(100);
    }
  }

  @Test
  void whereItCannotBeCopiedWritersGoOn() throws SQLException {
    SQLiteDataSource nowhere = new SQLiteDataSource();
    nowhere.setUrl(DatabaseConfig.SQLITE + folder.resolve("missing/log.db"));
    WalCheckpoints checkpoints = new WalCheckpoints(nowhere);
    checkpoints.wrote();
    checkpoints.close();
    try (Connection writer = source.getConnection()) {
      checkpoints.finish(writer);
      write(writer, 1);
    }
  }

  /**
   * Something is written when all was copied, and the log is not begun anew because of a reader.
   */
  private void finishWithTheWriterAhead(Connection writer, int pages) throws SQLException {
    write(writer, pages);
    WalCheckpoints checkpoints = new WalCheckpoints(source);
    try (Connection reader = source.getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM page").close();
      checkpoints.wrote();
      checkpoints.close();
      write(writer, 1);
    }
    checkpoints.finish(writer);
    write(writer, 1);
  }

  private static void write(Connection writer, int pages) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS page (body BLOB)");
      statement.execute(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                  .formatted(pages)
              + " INSERT INTO page SELECT zeroblob(%d) FROM n".formatted(PAGE));
    }
  }

  /** How many pages the log holds, without copying any. */
  private static int pagesOfLog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return result.getInt("log");
    }
  }
}
