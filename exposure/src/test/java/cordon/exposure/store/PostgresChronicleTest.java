package cordon.exposure.store;

import cordon.exposure.ExposureHouse;
import java.nio.file.Path;

class PostgresChronicleTest extends ChronicleContract {
  @Override
  String newUrl(Path inFolder) {
    return ExposureHouse.postgres();
  }
}
