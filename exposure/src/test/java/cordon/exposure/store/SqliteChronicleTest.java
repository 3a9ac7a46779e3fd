package cordon.exposure.store;

import java.nio.file.Path;

class SqliteChronicleTest extends ChronicleContract {
  @Override
  String newUrl(Path inFolder) {
    return "jdbc:sqlite:" + inFolder.resolve("cordon.db");
  }
}
