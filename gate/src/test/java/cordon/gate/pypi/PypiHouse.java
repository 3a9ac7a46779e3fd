package cordon.gate.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gate before an index that has an old release and a young one. */
abstract class PypiHouse {
  static final String JSON = "Accept: application/vnd.pypi.simple.v1+json";
  static final PypiFile OLD = PypiFile.wheel("Demo.Pkg", "1.0").padding(50_000);
  static final PypiFile YOUNG =
      PypiFile.wheel("Demo.Pkg", "1.1").at(MovableClock.START.minus(Duration.ofDays(2)));
  static final String PAGE = "/pypi/simple/demo-pkg/";
  static final String FILES = "/pypi/files/demo-pkg/";
  static final String FILE = FILES + OLD.fileName();
  static final String HELD = FILES + YOUNG.fileName();

  @TempDir Path directory;
  final PypiIndex index = PypiIndex.start();
  final GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.PYPI, index.simple())));
  GateHouse house;

  @BeforeEach
  void open() {
    house = GateHouse.open(directory, config);
    index.publish(OLD).publish(YOUNG);
  }

  @AfterEach
  void close() {
    house.close();
    index.close();
  }

  String held(String version) throws Exception {
    Answer answer = house.get(wheel(version));
    assertThat(answer.status()).isEqualTo(403);
    return answer.text();
  }

  static String wheel(String version) {
    return FILES + PypiFile.wheel("demo.pkg", version).fileName();
  }
}
