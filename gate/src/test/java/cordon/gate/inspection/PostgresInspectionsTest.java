package cordon.gate.inspection;

import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

class PostgresInspectionsTest extends InspectionsContract {
  @Override
  String url(Path folder) {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
