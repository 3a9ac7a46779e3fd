package cordon.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what SQLite's write-ahead log holds into the database file, beside the writer. SQLite's
 * own automatic checkpoint is done by the connection whose commit made the log too long: everybody
 * who writes then waits for a tenth of a second and more while 32 MB are copied and forced.
 *
 * <p>A log is begun anew only where all of it was copied, and under load the writer is always
 * ahead. So what was written during the last copying is left to the writer ({@link #finish}): it is
 * little. Where nobody copies, because this failed, the automatic checkpoint still does at a
 * greater length (docs/decisions/0134, https://www.sqlite.org/wal.html sections 3.1 and 3.2.1).
 */
final class WalCheckpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WalCheckpoints.class);
  private static final long DELAY_MILLIS = 250;

  /** A longer log is finished by the writer: 32 MB, so that a busy page is copied once in them. */
  private static final int LONG_LOG_PAGES = 8_000;

  private final DataSource source;
  private final Trailing trailing;
  private volatile boolean longLog;
  private volatile boolean told;

  WalCheckpoints(DataSource source) {
    this.source = source;
    this.trailing = new Trailing("cordon-wal", DELAY_MILLIS, this::copy, this::failed);
  }

  /** The log grew. */
  void wrote() {
    trailing.wrote();
  }

  private void copy() throws SQLException {
    try (Connection connection = source.getConnection()) {
      int pages = passive(connection);
      if (pages > LONG_LOG_PAGES) {
        passive(connection); // what came in the meantime, so that less is left to the writer
        longLog = true;
      }
    }
  }

  /**
   * Copies the little that came since, if the log is long: on the writer's connection and outside a
   * transaction, so that the next one begins the log anew. A failure is no reason not to write.
   */
  void finish(Connection writer) {
    if (longLog) {
      longLog = false;
      try {
        passive(writer);
      } catch (SQLException e) {
        failed(e);
      }
    }
  }

  /** Returns how many pages the log held. Waits for nobody. */
  private static int passive(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return result.next() ? result.getInt("log") : 0;
    }
  }

  private void failed(Exception e) {
    if (!told) {
      told = true;
      LOG.warn("the write-ahead log could not be copied into the database; it is tried again", e);
    }
  }

  @Override
  public void close() {
    trailing.close();
  }
}
