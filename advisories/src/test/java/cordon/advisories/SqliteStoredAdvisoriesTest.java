package cordon.advisories;

import java.nio.file.Path;

class SqliteStoredAdvisoriesTest extends StoredAdvisoriesContract {
  @Override
  String newUrl(Path inFolder) {
    return "jdbc:sqlite:" + inFolder.resolve("cordon.db");
  }
}
