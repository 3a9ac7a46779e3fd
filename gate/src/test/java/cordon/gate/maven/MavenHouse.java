package cordon.gate.maven;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gate in front of a Maven repository with an old and a young release. */
abstract class MavenHouse {
  static final Instant TWO_DAYS_AGO = MovableClock.START.minus(Duration.ofDays(2));
  static final MavenRelease OLD = MavenRelease.of("com.example", "demo", "1.0");
  static final MavenRelease YOUNG = MavenRelease.of("com.example", "demo", "1.1").at(TWO_DAYS_AGO);
  static final String LIST = "/maven/com/example/demo/maven-metadata.xml";
  static final String JAR = "/maven/com/example/demo/1.0/demo-1.0.jar";
  static final String POM = "/maven/com/example/demo/1.0/demo-1.0.pom";
  static final String HELD = "/maven/com/example/demo/1.1/demo-1.1.pom";

  @TempDir Path directory;
  final MavenRepository repository = MavenRepository.start();
  final GateConfig config =
      GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url())));
  GateHouse house;

  @BeforeEach
  void open() {
    house = GateHouse.open(directory, config);
    repository.publish(OLD).publish(YOUNG);
  }

  @AfterEach
  void close() {
    house.close();
    repository.close();
  }
}
