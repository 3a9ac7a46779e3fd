package cordon.gate.npm;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gate in front of an npm registry that can be made to misbehave. */
abstract class NpmFaults {
  static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";
  static final String UPSTREAM_TARBALL = "/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  final NpmRegistry registry = NpmRegistry.start();
  GateConfig config;
  GateHouse house;

  @BeforeEach
  void open() {
    config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
    house = GateHouse.open(directory, config);
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }
}
