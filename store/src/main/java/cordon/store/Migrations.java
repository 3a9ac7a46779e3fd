package cordon.store;

import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date: numbered SQL files of all rooms, one history. */
final class Migrations {
  private Migrations() {}

  static void run(Engine engine, List<String> folders) {
    Flyway.configure()
        .dataSource(engine.migrationSource())
        .locations(folders.stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
        .placeholders(engine.tokens())
        // Rooms number on their own, so a lower room may well add a file after a higher one.
        .outOfOrder(true)
        .failOnMissingLocations(true)
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
