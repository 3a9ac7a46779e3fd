package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.GradleClient;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed Gradle does behind the gate, and what a person reads on the terminal. */
class GradleThroughGateTest {
  private static final Instant TWO_DAYS_AGO = MovableClock.START.minus(Duration.ofDays(2));

  @TempDir Path data;
  @TempDir Path folder;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;
  private GradleClient gradle;

  @BeforeEach
  void open() {
    assumeTrue(GradleClient.available().available(), GradleClient.available().detail());
    house =
        GateHouse.open(
            data, GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
    gradle = new GradleClient(folder, URI.create(house.url() + "/maven/"));
  }

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
    repository.close();
  }

  @Test
  void whatIsAllowedArrivesAndWhatIsNotIsExplained() {
    repository.publish(MavenRelease.of("com.example", "parent", "1.0").packaging("pom"));
    repository.publish("com.example", "library", "2.1");
    repository.publish(
        MavenRelease.of("com.example", "demo", "1.0")
            .parent("com.example:parent:1.0")
            .classifier("tests")
            .dependsOn("com.example:library:2.1"));
    repository.publish(MavenRelease.of("com.example", "demo", "1.1").at(TWO_DAYS_AGO));
    repository.publish("com.example", "bad", "1.0");
    repository.publish(
        MavenRelease.of("com.example", "moving", "2-SNAPSHOT").build("20240101.000000", 1));
    gradle
        .dependency("pinned", "com.example:demo:1.0")
        .dependency("ranged", "com.example:demo:[1,2)")
        .dependency("newest", "com.example:demo:latest.release")
        .dependency("classified", "com.example:demo:1.0:tests")
        .dependency("moving", "com.example:moving:2-SNAPSHOT")
        .dependency("held", "com.example:demo:1.1")
        .dependency("bad", "com.example:bad:1.0");

    ClientRun good = gradle.run("pinned", "ranged", "newest", "classified", "moving", "bad");
    assertThat(good.ok()).as("%s", good).isTrue();
    assertThat(good.output())
        .contains("resolved library-2.1.jar", "resolved demo-1.0-tests.jar")
        .contains("resolved moving-2-SNAPSHOT.jar")
        .doesNotContain("demo-1.1");
    assertThat(house.facts("gate.pull"))
        .extracting(Fact::subject)
        .contains(
            "pkg:maven/com.example/demo@1.0", "pkg:maven/com.example/moving@2-20240101.000000-1");

    house.advisories.malicious(Ecosystem.MAVEN, "com.example:bad", "1.0");
    gradle = new GradleClient(folder.resolve("fresh"), URI.create(house.url() + "/maven/"));
    gradle.dependency("held", "com.example:demo:1.1").dependency("bad", "com.example:bad:1.0");
    ClientRun refused = gradle.run("held", "bad");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.output())
        .contains(
            "com.example:demo 1.1 is held until 2026-06-06 12:00 UTC (cool-down), allowed: 1.0")
        .contains("com.example:bad 1.0 is blocked (MAL-2026-1)");

    house.clock.advance(Duration.ofDays(5));
    ClientRun later = gradle.run("held");
    assertThat(later.ok()).as("%s", later).isTrue();
    assertThat(later.output()).contains("resolved demo-1.1.jar");
  }
}
