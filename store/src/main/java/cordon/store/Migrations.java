package cordon.store;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
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
    List<MigrationFile> files = MigrationFile.list(folders);
    Optional<Map<String, Integer>> applied = applied(engine);
    if (!applied.equals(Optional.of(checksums(files)))) {
      if (applied.isPresent()) {
        requireKnown(engine, files, applied.get());
        rename(engine, files, applied.get());
      }
      migrate(engine, files);
    }
  }

  /** Tables of another version mean things that this one does not know of. */
  private static void requireKnown(
      Engine engine, List<MigrationFile> files, Map<String, Integer> applied) {
    Map<String, Integer> unknown = new TreeMap<>(applied);
    for (MigrationFile file : files) {
      Integer then = unknown.remove(file.version());
      if (then != null && then != file.checksum() && !file.formerly().contains(then)) {
        throw misfit(
                engine, "its migration " + file.version() + " is another than that of this one")
            .asException();
      }
    }
    if (!unknown.isEmpty()) {
      throw misfit(
              engine,
              "a newer version wrote it: this one does not know its migration "
                  + String.join(", ", unknown.keySet()))
          .asException();
    }
  }

  private static Problem misfit(Engine engine, String why) {
    return Problem.of(
        "store/schema",
        "the database schema does not fit this Cordon",
        engine.failures().place() + ": " + why,
        "start the Cordon version that wrote it last, or restore a back-up of this version");
  }

  /** A migration that was rewritten since it ran stands in the history as it is now. */
  private static void rename(Engine engine, List<MigrationFile> files, Map<String, Integer> applied)
      throws SQLException {
    try (Connection connection = engine.migrationSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE flyway_schema_history SET checksum = ? WHERE version = ?")) {
      for (MigrationFile file : files) {
        Integer then = applied.get(file.version());
        if (then != null && file.formerly().contains(then)) {
          update.setInt(1, file.checksum());
          update.setString(2, file.version());
          update.executeUpdate();
        }
      }
    }
  }

  private static Map<String, Integer> checksums(List<MigrationFile> files) {
    Map<String, Integer> checksums = new HashMap<>();
    for (MigrationFile file : files) {
      if (checksums.put(file.version(), file.checksum()) != null) {
        throw new IllegalStateException("two migrations of version " + file.version());
      }
    }
    return checksums;
  }

  /**
   * Makes the schema as an older Cordon had it, so that its rows can be put in.
   *
   * @param versions with their checksums
   * @throws ProblemException when this Cordon does not know one of them
   */
  static void runOnly(Engine engine, List<String> folders, Map<String, Integer> versions) {
    List<MigrationFile> files = MigrationFile.list(folders);
    Map<String, MigrationFile> known =
        files.stream().collect(Collectors.toMap(MigrationFile::version, file -> file));
    versions.forEach((version, checksum) -> {
      MigrationFile file = known.get(version);
      if (file == null || (file.checksum() != checksum && !file.formerly().contains(checksum))) {
        throw Problem.of(
                "store/newer-backup",
                "the back-up is of another version of Cordon",
                "this one does not know its migration " + version,
                "restore it with the version that wrote it, then update")
            .asException();
      }
    });
    migrate(engine, files.stream().filter(file -> versions.containsKey(file.version())).toList());
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

  private static void migrate(Engine engine, List<MigrationFile> files) {
    try {
      Flyway.configure()
          .dataSource(engine.migrationSource())
          .resourceProvider(new MigrationResources(files))
          .javaMigrationClassProvider(List::of)
          .placeholders(engine.tokens())
          // Rooms number on their own, so a lower room may well add a file after a higher one.
          .outOfOrder(true)
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
        e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
            ? Problem.of(
                "store/foreign",
                "the database is not one of Cordon",
                engine.failures().place() + " holds tables of something else",
                "name an empty database, or a file that does not exist yet")
            : misfit(engine, String.valueOf(e.getMessage())),
        e);
  }
}
