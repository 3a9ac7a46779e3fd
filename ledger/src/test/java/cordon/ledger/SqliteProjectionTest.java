package cordon.ledger;

import java.nio.file.Path;

class SqliteProjectionTest extends ProjectionContract {
  @Override
  String newUrl(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("a.db");
  }
}
