package cordon.advisories;

import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

class PostgresStoredAdvisoriesTest extends StoredAdvisoriesContract {
  @Override
  String newUrl(Path inFolder) {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
