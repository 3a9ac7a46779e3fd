package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.app.logging.Logs;
import cordon.base.Problem;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The database and the ledger of a data directory on which no server runs. */
public final class IdleData implements AutoCloseable {
  private static final int READERS = 2;

  private final Database database;
  private final Ledger ledger;

  private IdleData(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * Opens what is there and makes nothing new.
   *
   * @throws cordon.base.ProblemException when there is no ledger, or a server is using it
   */
  public static IdleData open(CordonSettings settings, InstantSource clock) {
    Path data = settings.data().root();
    if (!Files.exists(data.resolve(DataFolder.LEDGER_ORIGIN))
        || !Files.exists(data.resolve(DataFolder.LEDGER_KEY))) {
      throw Problem.of(
              "app/no-data",
              "no server answers, and there is no ledger in " + data,
              "neither `cordon serve` nor `cordon restore` has worked on this directory",
              "name the data directory with --data, or the server with --url")
          .asException();
    }
    Logs.install(false);
    SecureRandom random = new SecureRandom();
    Database database =
        Database.open(new DatabaseConfig(settings.databaseUrl(), READERS), Wiring.MIGRATIONS);
    try {
      return new IdleData(
          database, Ledger.open(database, Wiring.ledger(data, random), clock, random));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Database database() {
    return database;
  }

  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
