package cordon.gate.override;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class SqliteTwoPersonTest extends TwoPersonContract {
  @Override
  String newUrl(Path folder) {
    return TestDatabases.sqlite(folder);
  }
}
