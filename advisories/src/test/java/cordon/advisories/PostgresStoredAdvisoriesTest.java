package cordon.advisories;

import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;

class PostgresStoredAdvisoriesTest {
  @Nested
  class Claims extends ClaimsContract {
    @Override
    String newUrl(Path inFolder) {
      return emptyDatabase();
    }
  }

  @Nested
  class FeedReading extends FeedReadingContract {
    @Override
    String newUrl(Path inFolder) {
      return emptyDatabase();
    }
  }

  @Nested
  class SharedStore extends SharedStoreContract {
    @Override
    String newUrl(Path inFolder) {
      return emptyDatabase();
    }
  }

  private static String emptyDatabase() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
