package cordon.store;

import cordon.base.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** A database that is filled beside the one in use and then takes its place. */
sealed interface RestoredDatabase extends AutoCloseable permits RestoredSqlite, RestoredPostgres {

  /**
   * @param place where the data directory will be
   * @param fresh where it is being built
   * @throws cordon.base.ProblemException when something is in the way
   */
  static RestoredDatabase of(RestoreTarget target, Path place, Path fresh, Instant now)
      throws SQLException {
    String url = target.databaseUrl();
    if (url.startsWith(DatabaseConfig.POSTGRES)) {
      return RestoredPostgres.prepare(target, now);
    }
    if (url.startsWith(DatabaseConfig.SQLITE)) {
      Path file =
          Path.of(url.substring(DatabaseConfig.SQLITE.length())).toAbsolutePath().normalize();
      if (file.startsWith(place) && !file.equals(place)) {
        return RestoredSqlite.prepare(target, file, fresh.resolve(place.relativize(file)));
      }
    }
    throw Problem.of(
            "store/url",
            "the database URL is not one to restore to",
            "it is neither PostgreSQL nor a SQLite file in " + place,
            "name jdbc:sqlite:" + place.resolve("cordon.db") + " or jdbc:postgresql:…")
        .asException();
  }

  /** Makes the tables of these migrations. */
  void create(Map<String, Integer> migrations);

  Connection connect() throws SQLException;

  /** Lets rows in whatever they refer to. */
  void unbind(Connection connection) throws SQLException;

  /** Makes sure that every row refers to one that is there. */
  void bind(Connection connection) throws SQLException;

  /** Puts the filled database in its place, where that is not done by moving the folder. */
  void publish() throws SQLException;

  @Override
  void close();
}
