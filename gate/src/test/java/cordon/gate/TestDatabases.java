package cordon.gate;

import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** URLs of empty databases, for what must hold on both. */
public final class TestDatabases {
  private TestDatabases() {}

  public static String sqlite(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }

  /** Skips the test where no PostgreSQL can be had. */
  public static String postgres() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  /** With the tables of the ledger and the gate. */
  public static Database open(String url) {
    return Database.open(
        new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS, GateCapability.MIGRATIONS));
  }

  /** The log of such a database, with its key in a folder. */
  public static Ledger ledger(Database database, Path folder, InstantSource clock) {
    return Ledger.open(
        database,
        new LedgerConfig("test.example/log", folder.resolve("key"), Duration.ofHours(1)),
        clock,
        new SecureRandom());
  }
}
