package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MvnClient;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed Maven does behind the gate, and what a person reads on the terminal. */
class MvnThroughGateTest {
  @TempDir Path data;
  @TempDir Path folder;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;
  private MvnClient mvn;

  @BeforeAll
  static void mavenIsInstalled() {
    assumeTrue(MvnClient.available().available(), MvnClient.available().detail());
  }

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            data,
            GateConfig.of(java.util.List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
    mvn = new MvnClient(folder, URI.create(house.url() + "/maven/"));
    repository.publish("com.example", "library", "2.1");
    repository.publish(
        MavenRelease.of("com.example", "demo", "1.0").dependsOn("com.example:library:2.1"));
    repository.publish(
        MavenRelease.of("com.example", "demo", "1.1")
            .at(MovableClock.START.minus(Duration.ofDays(2))));
  }

  @AfterEach
  void close() {
    house.close();
    repository.close();
  }

  @Test
  void anAllowedReleaseArrivesWithItsDependencies() {
    ClientRun run = mvn.resolve("com.example:demo:1.0");
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.output()).doesNotContain("Checksum validation failed");
    assertThat(mvn.hasJar("com.example:demo:1.0")).isTrue();
    assertThat(mvn.hasJar("com.example:library:2.1")).isTrue();
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .contains("pkg:maven/com.example/demo@1.0", "pkg:maven/com.example/library@2.1");
    assertThat(house.facts("gate.pull").getFirst().body()).contains("\"client\":\"Apache-Maven/");
  }

  @Test
  void aRangeTakesTheNewestReleaseThatIsAllowed() {
    repository.publish(MavenRelease.of("com.example", "base", "1.0").packaging("pom"));
    repository.publish(
        MavenRelease.of("com.example", "base", "1.1")
            .packaging("pom")
            .at(MovableClock.START.minus(Duration.ofDays(2))));
    ClientRun run = mvn.resolveParent("com.example:base:[1.0,2.0)");
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.output()).doesNotContain("Checksum validation failed");
    assertThat(mvn.hasPom("com.example:base:1.0")).isTrue();
  }

  @Test
  void aHeldReleaseIsAnsweredWithWhatWhyAndUntilWhenAndAskedForAgain() {
    ClientRun run = mvn.resolve("com.example:demo:1.1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("com.example:demo 1.1 is held until 2026-06-06 12:00 UTC (cool-down)")
        .contains("allowed: 1.0");
    house.clock.advance(Duration.ofDays(5));
    ClientRun later = mvn.resolve("com.example:demo:1.1");
    assertThat(later.ok()).as("%s", later).isTrue();
  }

  @Test
  void aMaliciousReleaseNamesTheAdvisory() {
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.0");
    ClientRun run = mvn.resolve("com.example:demo:1.0");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("com.example:demo 1.0 is blocked (MAL-2026-1)");
  }
}
