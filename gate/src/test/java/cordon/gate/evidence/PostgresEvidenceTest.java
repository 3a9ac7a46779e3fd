package cordon.gate.evidence;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class PostgresEvidenceTest extends EvidenceContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.postgres();
  }
}
