package cordon.gate.evidence;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class SqlitePulledReleasesTest extends PulledReleasesContract {
  @Override
  String url(Path folder) {
    return TestDatabases.sqlite(folder);
  }
}
