package cordon.gate.evidence;

import java.nio.file.Path;

class SqlitePulledReleasesTest extends PulledReleasesContract {
  @Override
  String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }
}
