package cordon.gate.override;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class SqliteRequestTest extends RequestContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.sqlite(folder);
  }
}
