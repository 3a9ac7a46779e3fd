package cordon.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL. Writers of all processes take turns through an advisory lock, as SQLite's writers do
 * through its file lock: work that is right on one database is then right on the other, and the
 * ledger can number facts without gaps. Group commit keeps that cheap.
 */
final class PostgresEngine implements Engine {
  /** "cordon" in ASCII: the key of the writers' lock in the database. */
  private static final long WRITERS_LOCK = 0x636f72646f6eL;

  /** Beyond 64 savepoints PostgreSQL keeps a transaction's children on disk. */
  private static final int LARGEST_BATCH = 60;

  /** How long a start or a request waits for a connection before it says so. */
  private static final long CONNECT_MILLIS = 4_000;

  /** Longer than any of our statements takes, also one that waits for its turn to write. */
  private static final String SILENCE_SECONDS = "120";

  private final String url;
  private final Failures failures;
  private final HikariDataSource writer;
  private final HikariDataSource readers;

  private PostgresEngine(
      String url, Failures failures, HikariDataSource writer, HikariDataSource readers) {
    this.url = url;
    this.failures = failures;
    this.writer = writer;
    this.readers = readers;
  }

  static PostgresEngine open(String url, int readers, Failures failures) {
    HikariConfig write = pool("cordon-writer", url, 1);
    HikariConfig read = pool("cordon-readers", url, readers + 1); // one for Database.unhindered
    read.setReadOnly(true);
    read.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return new PostgresEngine(
        url, failures, new HikariDataSource(write), new HikariDataSource(read));
  }

  private static HikariConfig pool(String name, String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setInitializationFailTimeout(-1); // the first use reports, with a Problem
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "cordon");
    // A server that vanished without a word must not keep a thread waiting for ever.
    config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  @Override
  public Failures failures() {
    return failures;
  }

  @Override
  public DataSource migrationSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    return source;
  }

  @Override
  public Map<String, String> tokens() {
    return Map.of("blob", "BYTEA", "rowkey", "BIGINT");
  }

  @Override
  public ConnectionFactory writers() {
    return writer::getConnection;
  }

  @Override
  public ConnectionFactory readers() {
    return readers::getConnection;
  }

  @Override
  public int largestBatch() {
    return LARGEST_BATCH;
  }

  @Override
  public void beginWrite(Handle handle, Durability durability) throws SQLException {
    Connection connection = handle.getConnection();
    if (durability == Durability.PROCESS) {
      try (var behind = connection.createStatement()) {
        behind.execute("SET LOCAL synchronous_commit TO OFF");
      }
    }
    try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, WRITERS_LOCK);
      lock.execute();
    }
  }

  @Override
  public void beginRead(Handle handle) {
    // The pool hands out connections in which the first statement begins the transaction.
  }

  @Override
  public void commit(Handle handle) throws SQLException {
    handle.getConnection().commit();
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
