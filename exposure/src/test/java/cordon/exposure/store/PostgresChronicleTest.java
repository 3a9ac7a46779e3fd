package cordon.exposure.store;

import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

class PostgresChronicleTest extends ChronicleContract {
  @Override
  String newUrl(Path inFolder) {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
