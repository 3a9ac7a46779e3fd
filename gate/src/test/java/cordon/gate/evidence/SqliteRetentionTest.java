package cordon.gate.evidence;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class SqliteRetentionTest extends RetentionContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.sqlite(folder);
  }
}
