package cordon.gate.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of private names over a restart. */
class NameRegisterTest {
  private static final String LIST = "/";

  @TempDir Path directory;

  @Test
  void onlyNamesOfPackagesAreReadAgain() throws Exception {
    try (PypiIndex index = PypiIndex.start()) {
      index.publish(PypiFile.wheel("acme-tool", "1.0"));
      GateConfig config = GateConfig.of(List.of(own(index.simple())));
      Upstream everybodys = Upstream.open(Ecosystem.PYPI, index.simple());
      try (GateHouse house = GateHouse.open(directory, config)) {
        assertThat(house.get("/pypi/internal/simple/").status()).isEqualTo(200);
        assertThat(house.get("/pypi/internal/simple/acme-tool/").status()).isEqualTo(200);
        house.settle();
        NameRegister again = NameRegister.open(config, house.database);
        assertThat(again.namesake(everybodys, "acme-tool")).contains("internal");
        // The list of projects and Maven's checksum files are kept beside the packages.
        assertThat(again.namesake(everybodys, LIST)).isEmpty();
      }
    }
  }

  private static Upstream own(URI url) {
    return new Upstream(
        Ecosystem.PYPI,
        "internal",
        url,
        Optional.empty(),
        false,
        Upstream.Undated.FIRST_SEEN,
        Set.of(),
        Set.of());
  }
}
