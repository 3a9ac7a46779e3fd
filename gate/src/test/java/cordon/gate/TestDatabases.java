package cordon.gate;

import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
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
}
