package cordon.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of its own beside the one in use; at the end the two change names. */
final class RestoredPostgres implements RestoredDatabase {
  private final String url;
  private final String schema;
  private final String fresh;
  private final String aside;
  private final List<String> folders;
  private final Engine engine;
  private final List<String> constraints = new ArrayList<>();

  private RestoredPostgres(RestoreTarget target, String schema, Instant now) {
    this.url = target.databaseUrl();
    this.schema = schema;
    this.fresh = schema + "_restoring";
    this.aside = schema + "_before_restore_" + now.getEpochSecond();
    this.folders = target.migrations();
    String separator = url.contains("?") ? "&" : "?";
    this.engine = new DatabaseConfig(url + separator + "currentSchema=" + fresh, 1).engine();
  }

  static RestoredPostgres prepare(RestoreTarget target, Instant now) throws SQLException {
    String schema;
    try (Connection connection = connect(target.databaseUrl())) {
      schema = connection.getSchema();
      if (!Tables.names(connection).isEmpty() && !target.overwrite()) {
        throw Restore.inTheWay("the database has tables already");
      }
      execute(
          connection,
          "DROP SCHEMA IF EXISTS " + TableRows.quoted(schema + "_restoring") + " CASCADE");
      execute(connection, "CREATE SCHEMA " + TableRows.quoted(schema + "_restoring"));
    }
    return new RestoredPostgres(target, schema, now);
  }

  private static Connection connect(String url) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    return source.getConnection();
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
    List<String> drops = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)"
                    + " FROM pg_constraint WHERE contype = 'f'"
                    + " AND connamespace = current_schema()::regnamespace")) {
      while (rows.next()) {
        String alter = "ALTER TABLE " + rows.getString(1);
        drops.add(alter + " DROP CONSTRAINT " + rows.getString(2));
        constraints.add(alter + " ADD CONSTRAINT " + rows.getString(2) + " " + rows.getString(3));
      }
    }
    for (String drop : drops) {
      execute(connection, drop);
    }
  }

  @Override
  public void bind(Connection connection) throws SQLException {
    for (String constraint : constraints) {
      execute(connection, constraint);
    }
  }

  @Override
  public void publish() throws SQLException {
    try (Connection connection = connect(url)) {
      connection.setAutoCommit(false);
      boolean wasEmpty = Tables.names(connection).isEmpty();
      rename(connection, schema, aside);
      rename(connection, fresh, schema);
      if (wasEmpty) {
        execute(connection, "DROP SCHEMA " + TableRows.quoted(aside) + " CASCADE");
      }
      connection.commit();
    }
  }

  private static void rename(Connection connection, String from, String to) throws SQLException {
    execute(
        connection,
        "ALTER SCHEMA " + TableRows.quoted(from) + " RENAME TO " + TableRows.quoted(to));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
