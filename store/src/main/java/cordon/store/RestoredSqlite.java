package cordon.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new database file in the folder that will become the data directory. */
final class RestoredSqlite implements RestoredDatabase {
  private final @Nullable FileLockGuard old;
  private final Engine engine;
  private final List<String> folders;

  private RestoredSqlite(@Nullable FileLockGuard old, Engine engine, List<String> folders) {
    this.old = old;
    this.engine = engine;
    this.folders = folders;
  }

  /**
   * @throws cordon.base.ProblemException when a Cordon is running on the database to be replaced
   */
  static RestoredSqlite prepare(RestoreTarget target, Path file, Path fresh) {
    FileLockGuard old = Files.exists(file) ? FileLockGuard.take(file) : null;
    Engine engine = new DatabaseConfig(DatabaseConfig.SQLITE + fresh, 1).engine();
    return new RestoredSqlite(old, engine, target.migrations());
  }

  @Override
  public void create(Map<String, Integer> migrations) {
    Migrations.runOnly(engine, folders, migrations);
  }

  @Override
  public Connection connect() throws SQLException {
    return engine.migrationSource().getConnection();
  }

  @Override
  public void unbind(Connection connection) throws SQLException {
    // Not "foreign_keys = OFF": that is ignored within a transaction.
    execute(connection, "PRAGMA defer_foreign_keys = ON");
  }

  @Override
  public void bind(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
      if (broken.next()) {
        throw new SQLException("a row of " + broken.getString(1) + " refers to nothing");
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void publish() throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  @Override
  public void close() {
    engine.close();
    if (old != null) {
      old.close();
    }
  }
}
