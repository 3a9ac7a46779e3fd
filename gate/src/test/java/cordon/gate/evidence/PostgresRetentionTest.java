package cordon.gate.evidence;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class PostgresRetentionTest extends RetentionContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.postgres();
  }
}
