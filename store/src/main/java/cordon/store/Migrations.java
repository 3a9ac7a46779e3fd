package cordon.store;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date: numbered SQL files of all rooms, one history. Flyway does the work;
 * but loading it costs more than the whole rest of a start, so a database that is up to date, as
 * nearly always, is recognised without it (docs/decisions/0003).
 */
final class Migrations {
  private Migrations() {}

  /**
   * @param folders on the class path
   * @throws SQLException when the database cannot be reached at all
   */
  static void run(Engine engine, List<String> folders) throws SQLException {
    Map<String, Integer> wanted = new HashMap<>();
    for (MigrationFile file : MigrationFile.list(folders)) {
      if (wanted.put(file.version(), file.checksum()) != null) {
        throw new IllegalStateException("two migrations of version " + file.version());
      }
    }
    if (!applied(engine).equals(Optional.of(wanted))) {
      migrate(engine, folders);
    }
  }

  /** Versions and checksums in the database; empty when there is no clean history. */
  static Optional<Map<String, Integer>> applied(Engine engine) throws SQLException {
    try (Connection connection = engine.migrationSource().getConnection();
        Statement statement = connection.createStatement()) {
      Map<String, Integer> applied = new HashMap<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT version, checksum, success FROM flyway_schema_history")) {
        while (rows.next()) {
          if (!rows.getBoolean("success") || rows.getString("version") == null) {
            return Optional.empty();
          }
          applied.put(rows.getString("version"), rows.getInt("checksum"));
        }
        return Optional.of(applied);
      } catch (SQLException e) {
        return Optional.empty(); // a new database; if it is more than that, Flyway will say so
      }
    }
  }

  private static void migrate(Engine engine, List<String> folders) {
    try {
      Flyway.configure()
          .dataSource(engine.migrationSource())
          .locations(folders.stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
          .placeholders(engine.tokens())
          // Rooms number on their own, so a lower room may well add a file after a higher one.
          .outOfOrder(true)
          .failOnMissingLocations(true)
          // A newer Cordon's tables mean things that we do not know of.
          .ignoreMigrationPatterns(new String[0])
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw failed(engine, e);
    }
  }

  private static RuntimeException failed(Engine engine, FlywayException e) {
    Throwable explained = engine.failures().explain(e);
    if (explained instanceof ProblemException problem) {
      return problem;
    }
    return new ProblemException(
        Problem.of(
            "store/schema",
            "the database schema does not fit this Cordon",
            engine.failures().place() + ": " + e.getMessage(),
            "start the Cordon version that wrote it last, or restore a back-up of this version"),
        e);
  }
}
