package cordon.gate.override;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class PostgresRequestTest extends RequestContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.postgres();
  }
}
