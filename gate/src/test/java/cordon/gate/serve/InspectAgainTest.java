package cordon.gate.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Inspector;
import cordon.gate.Upstream;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was let out is looked at once more when there is more to see. */
class InspectAgainTest {
  private static final PypiFile WHEEL = PypiFile.wheel("demo", "1.0");
  private static final PypiFile SDIST = PypiFile.sdist("demo", "1.0");
  private static final String FILES = "/pypi/files/demo/";

  @TempDir Path directory;

  /** Finds a wheel clean by itself, and suspicious beside its source. */
  private static final class Fake implements Inspector {
    @Override
    public String ruleSet() {
      return "rules-1";
    }

    @Override
    public Duration budget() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) {
      return new Inspection(Result.CLEAN, List.of());
    }

    @Override
    public Optional<Inspection> besideSource(Coordinate coordinate, Digest sha256, Path file) {
      return Optional.of(
          new Inspection(
              Result.SUSPICIOUS,
              List.of(new Finding("unsourced", "is not in its source", "a.py:1"))));
    }
  }

  @Test
  void aWheelIsReadOnceMoreWhenItsSourceComes() throws Exception {
    try (PypiIndex index = PypiIndex.start()) {
      index.publish(WHEEL).publish(SDIST).publish(PypiFile.wheel("demo", "0.9"));
      GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.PYPI, index.simple())));
      try (GateHouse house = GateHouse.open(directory, config, new Fake())) {
        assertThat(house.get(FILES + WHEEL.fileName()).status()).isEqualTo(200);
        house.settle();
        assertThat(house.get(FILES + WHEEL.fileName()).status()).isEqualTo(200);
        assertThat(house.get(FILES + SDIST.fileName()).status()).isEqualTo(200);
        await()
            .untilAsserted(
                () -> assertThat(house.get(FILES + WHEEL.fileName()).status()).isEqualTo(403));
        assertThat(house.get(FILES + WHEEL.fileName()).text()).contains("is not in its source");
        assertThat(house.get(FILES + SDIST.fileName()).status()).isEqualTo(200);
        assertThat(house.get(FILES + PypiFile.wheel("demo", "0.9").fileName()).status())
            .isEqualTo(200);
      }
    }
  }
}
