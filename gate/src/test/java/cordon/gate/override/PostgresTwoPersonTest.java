package cordon.gate.override;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class PostgresTwoPersonTest extends TwoPersonContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.postgres();
  }
}
