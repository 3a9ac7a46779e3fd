package cordon.advisories;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class SqliteStoredAdvisoriesTest {
  @Nested
  class Claims extends ClaimsContract {
    @Override
    String newUrl(Path inFolder) {
      return "jdbc:sqlite:" + inFolder.resolve("cordon.db");
    }
  }

  @Nested
  class FeedReading extends FeedReadingContract {
    @Override
    String newUrl(Path inFolder) {
      return "jdbc:sqlite:" + inFolder.resolve("cordon.db");
    }
  }

  @Nested
  class SharedStore extends SharedStoreContract {
    @Override
    String newUrl(Path inFolder) {
      return "jdbc:sqlite:" + inFolder.resolve("cordon.db");
    }
  }
}
