package cordon.gate.inspection;

import java.nio.file.Path;

class SqliteInspectionsTest extends InspectionsContract {
  @Override
  String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }
}
