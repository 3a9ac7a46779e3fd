package cordon.store;

import cordon.base.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file, in write-ahead mode: one connection writes, others read beside it. A lock
 * file keeps every second process out, because group commit and subscriptions count on being the
 * only writer.
 */
final class SqliteEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteEngine.class);

  /** Only our own back-up or a curious shell can be in the way; give it time. */
  private static final int BUSY_MILLIS = 10_000;

  /** Page cache of the writer, in KiB: inner pages of the indexes of some million facts. */
  private static final int WRITER_CACHE_KIB = 64 * 1024;

  private static final int READER_CACHE_KIB = 8 * 1024;

  /** Bounds the latency of the first work in a batch, at some hundred thousand works per second. */
  private static final int LARGEST_BATCH = 1024;

  private final Failures failures;
  private final FileLockGuard lock;
  private final SQLiteDataSource source;
  private final Kept writer;
  private final Kept readers;
  private final TrailingForce trailing;
  private final WalCheckpoints checkpoints;

  /** The writer's connection whose commits do not force the disk, if they do not. */
  private @Nullable Connection unforced;

  private SqliteEngine(Path file, int readerCount, Failures failures, FileLockGuard lock) {
    this.failures = failures;
    this.lock = lock;
    this.source = source(file, TransactionMode.IMMEDIATE, WRITER_CACHE_KIB, false);
    this.writer = new Kept(source, 1);
    this.readers =
        new Kept(source(file, TransactionMode.DEFERRED, READER_CACHE_KIB, true), readerCount);
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    this.trailing = new TrailingForce(() -> Disk.forceData(log));
    this.checkpoints =
        new WalCheckpoints(source(file, TransactionMode.DEFERRED, READER_CACHE_KIB, false));
  }

  static SqliteEngine open(String name, int readers, Failures failures) {
    if (name.isBlank() || name.startsWith(":") || name.contains("?")) {
      throw Problem.of(
              "store/url",
              "the database URL names no file",
              "'" + name + "' after " + DatabaseConfig.SQLITE,
              "name a file without '?', such as jdbc:sqlite:/var/lib/cordon/cordon.db")
          .asException();
    }
    Path file = Path.of(name).toAbsolutePath().normalize();
    return new SqliteEngine(file, readers, failures, FileLockGuard.take(file));
  }

  private static SQLiteDataSource source(
      Path file, TransactionMode begin, int cacheKib, boolean queryOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // FULL: the log is forced to disk at every commit that does not say otherwise.
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(begin);
    config.setTempStore(TempStore.MEMORY);
    config.setCacheSize(-cacheKib);
    // What is erased must not linger in free pages of the file.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
    // In pages: four times what WalCheckpoints lets it become.
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "32000");
    SQLiteDataSource source =
        queryOnly ? new QueryOnlySource(config) : new SQLiteDataSource(config);
    source.setUrl(DatabaseConfig.SQLITE + file);
    return source;
  }

  @Override
  public Failures failures() {
    return failures;
  }

  @Override
  public DataSource migrationSource() {
    return source;
  }

  @Override
  public Map<String, String> tokens() {
    return Map.of("blob", "BLOB", "rowkey", "INTEGER");
  }

  @Override
  public ConnectionFactory writers() {
    return writer;
  }

  @Override
  public ConnectionFactory readers() {
    return readers;
  }

  @Override
  public int largestBatch() {
    return LARGEST_BATCH;
  }

  @Override
  public void beginWrite(Handle handle, Durability durability) throws SQLException {
    Connection connection = handle.getConnection();
    checkpoints.finish(connection);
    force(connection, durability == Durability.DISK || trailing.failed());
    connection.setAutoCommit(false); // runs BEGIN IMMEDIATE
  }

  /** Outside a transaction only: inside, SQLite does not change it. */
  private void force(Connection connection, boolean atCommit) throws SQLException {
    boolean now = connection != unforced;
    if (now != atCommit) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous = " + (atCommit ? "FULL" : "NORMAL"));
      }
      unforced = atCommit ? null : connection;
    }
  }

  @Override
  public void beginRead(Handle handle) throws SQLException {
    handle.getConnection().setAutoCommit(false); // runs BEGIN
  }

  @Override
  public void commit(Handle handle) throws SQLException {
    // Not commit(): that would at once begin the next transaction and keep everybody out.
    Connection connection = handle.getConnection();
    connection.setAutoCommit(true);
    if (connection == unforced) {
      trailing.wrote();
    }
    checkpoints.wrote();
  }

  @Override
  public void close() {
    trailing.close();
    checkpoints.close();
    readers.closeAll();
    writer.closeAll();
    lock.close();
  }

  /** Sets the flag that xerial offers no typed setter for. */
  private static final class QueryOnlySource extends SQLiteDataSource {
    QueryOnlySource(SQLiteConfig config) {
      super(config);
    }

    @Override
    public org.sqlite.SQLiteConnection getConnection(
        @Nullable String user, @Nullable String password) throws SQLException {
      org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
      }
      return connection;
    }
  }

  /** Connections that stay open between uses, unless a failure left one in a transaction. */
  private static final class Kept implements ConnectionFactory {
    private final DataSource source;
    private final int most;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Kept(DataSource source, int most) {
      this.source = source;
      this.most = most;
    }

    @Override
    public Connection openConnection() throws SQLException {
      synchronized (this) {
        Connection kept = idle.pollFirst();
        if (kept != null) {
          return kept;
        }
      }
      return source.getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
      boolean sound = !connection.isClosed() && connection.getAutoCommit();
      synchronized (this) {
        if (sound && !closed && idle.size() < most) {
          idle.addFirst(connection);
          return;
        }
      }
      connection.close();
    }

    synchronized void closeAll() {
      closed = true;
      for (Connection connection : idle) {
        try {
          connection.close();
        } catch (SQLException e) {
          LOG.warn("a connection did not close", e);
        }
      }
      idle.clear();
    }
  }
}
