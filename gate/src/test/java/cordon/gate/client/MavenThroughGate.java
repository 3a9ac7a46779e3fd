package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.gate.policy.Wording;
import cordon.ledger.Fact;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MavenDistribution;
import cordon.testkit.client.MvnClient;
import cordon.testkit.registry.MavenPlugin;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one version of Maven does behind the gate, and what a person reads on the terminal. The
 * tests share a server and a local repository; each has artifacts of its own. A build is the goal
 * of a generated plugin, so that only generated artifacts take part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MavenThroughGate {
  private static final String BUILD = "fixture:resolve";

  /** Maven takes what fits no checksum with a warning unless it is told otherwise. */
  private static final String STRICT = "--strict-checksums";

  private final MavenDistribution maven;
  private final boolean readsProblems;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;
  private MvnClient mvn;

  /**
   * @param readsProblems whether it prints the detail of a problem document (RFC 9457), as opposed
   *     to the reason phrase
   */
  MavenThroughGate(MavenDistribution maven, boolean readsProblems) {
    this.maven = maven;
    this.readsProblems = readsProblems;
  }

  @BeforeAll
  void open(@TempDir Path data, @TempDir Path folder) {
    assumeTrue(maven.availability().available(), maven.availability().detail());
    house =
        GateHouse.open(
            data, GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
    mvn = new MvnClient(maven, folder, URI.create(house.url() + "/maven/"));
    repository.publish(MavenPlugin.ADDED_BY_MAVEN);
    repository.publish(MavenPlugin.of("fixture", "1.0"));
    repository.publish(MavenPlugin.of("fixture", "1.1").at(daysAgo(2)));
    repository.put("/com/example/maven-metadata.xml", MavenPlugin.groupMetadata("fixture"), null);
  }

  @AfterAll
  void close() {
    if (house != null) {
      house.close();
    }
    repository.close();
  }

  @Test
  void aBuildTakesWhatIsAllowedColdAndWarm() {
    repository.publish(
        MavenRelease.of("com.example", "parent", "1.0").packaging("pom").manages(managed("1.0")));
    repository.publish(
        MavenRelease.of("com.example", "bom", "1.0")
            .packaging("pom")
            .manages("com.example:from-bom:1.0"));
    repository.publish("com.example", "from-bom", "1.0");
    repository.publish("com.example", "managed", "1.0");
    repository.publish("com.example", "ranged", "1.0");
    repository.publish(MavenRelease.of("com.example", "ranged", "1.1").at(daysAgo(2)));
    repository.publish(MavenRelease.of("com.example", "classified", "1.0").classifier("tests"));
    repository.publish(
        MavenRelease.of("com.example", "moving", "2-SNAPSHOT").build("20240101.000000", 1));
    mvn.write(
        parent("com.example:parent:1.0")
            + SNAPSHOTS
            + bom("com.example:bom:1.0")
            + dependencies(
                "com.example:from-bom",
                "com.example:managed",
                "com.example:ranged:[1,2)",
                "com.example:classified:1.0:tests",
                "com.example:moving:2-SNAPSHOT"));
    succeed(mvn.run(BUILD, STRICT));
    List<Fact> cold = house.facts("gate.pull");
    assertThat(cold)
        .extracting(Fact::subject)
        .contains(
            "pkg:maven/com.example/fixture-maven-plugin@1.0",
            "pkg:maven/com.example/parent@1.0",
            "pkg:maven/com.example/bom@1.0",
            "pkg:maven/com.example/ranged@1.0",
            "pkg:maven/com.example/moving@2-20240101.000000-1")
        .doesNotContain(
            "pkg:maven/com.example/fixture-maven-plugin@1.1", "pkg:maven/com.example/ranged@1.1");
    assertThat(mvn.hasJar("com.example:managed:1.0")).isTrue();
    assertThat(mvn.hasJar("com.example:from-bom:1.0")).isTrue();
    mvn.forget("com/example");
    succeed(mvn.run(BUILD, STRICT));
    assertThat(house.facts("gate.pull").subList(cold.size(), pulls()))
        .filteredOn(f -> f.subject().contains("com.example"))
        .isNotEmpty()
        .allMatch(f -> f.body().contains("\"cache\":\"hit\""));
  }

  @Test
  void latestAndReleaseMeanTheNewestThatIsAllowed() {
    for (String name : List.of("latest", "release")) {
      repository.publish("com.example", name, "1.0");
      repository.publish(MavenRelease.of("com.example", name, "1.1").at(daysAgo(2)));
    }
    mvn.write(dependencies("com.example:latest:LATEST", "com.example:release:RELEASE"));
    succeed(mvn.run(BUILD, STRICT));
    assertThat(mvn.hasJar("com.example:latest:1.0")).isTrue();
    assertThat(mvn.hasJar("com.example:release:1.0")).isTrue();
  }

  @Test
  void aHeldReleaseIsExplainedAndArrivesOnceItsTimeHasCome() {
    repository.publish("com.example", "held", "1.0");
    repository.publish(MavenRelease.of("com.example", "held", "1.1").at(daysAgo(2)));
    mvn.write(dependencies("com.example:held:1.1"));
    Instant ripe = house.clock.instant().plus(Duration.ofDays(5));
    String what = "com.example:held 1.1 is held until " + Wording.minutes(ripe);
    failing(mvn.run(BUILD), what + " (cool-down), allowed: 1.0", what + ": published ");
    house.clock.advance(Duration.ofDays(5));
    succeed(mvn.run(BUILD, STRICT));
    assertThat(mvn.hasJar("com.example:held:1.1")).isTrue();
  }

  /**
   * The list of builds is refused, so Maven asks for the file without a number, and for both anew.
   */
  @Test
  void aHeldBuildOfASnapshotIsExplainedAndArrivesOnceItPasses() {
    repository.publish(
        MavenRelease.of("com.example", "young", "2-SNAPSHOT")
            .build("20260530.120000", 2)
            .at(daysAgo(2)));
    mvn.write(SNAPSHOTS + dependencies("com.example:young:2-SNAPSHOT"));
    String what = "com.example:young 2-20260530.120000-2 is held until ";
    failing(mvn.run(BUILD), what, what);
    waive("com.example:young", "2-20260530.120000-2");
    succeed(mvn.run(BUILD, STRICT));
    assertThat(house.facts("gate.pull"))
        .extracting(Fact::subject)
        .contains("pkg:maven/com.example/young@2-20260530.120000-2");
  }

  private void waive(String name, String version) {
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.WAIVER,
            Ecosystem.MAVEN,
            name,
            new VersionSelector.Exact(version),
            false,
            "fixes our outage",
            "test",
            Optional.of(house.clock.instant().plus(Duration.ofDays(3)))),
        "user:test");
  }

  @Test
  void aWaiverLetsAHeldReleaseIn() {
    repository.publish(MavenRelease.of("com.example", "waived", "1.1").at(daysAgo(2)));
    waive("com.example:waived", "1.1");
    mvn.write(dependencies("com.example:waived:1.1"));
    succeed(mvn.run(BUILD, STRICT));
  }

  @Test
  void aReleaseThatTurnsOutMaliciousIsBlockedAlsoFromTheCache() {
    repository.publish("com.example", "turned", "0.9");
    repository.publish("com.example", "turned", "1.0");
    mvn.write(dependencies("com.example:turned:1.0"));
    succeed(mvn.run(BUILD));
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:turned", "1.0");
    mvn.forget("com/example/turned");
    failing(
        mvn.run(BUILD),
        "com.example:turned 1.0 is blocked (MAL-2026-1), allowed: 0.9",
        "com.example:turned 1.0 is blocked: known malicious, MAL-2026-1 by example feed");
  }

  /** A repository that is asked first and has nothing must not end the search. */
  @Test
  void whatTheGateHasNotIsLookedForElsewhere() {
    mvn.write(dependencies("com.example:nowhere:1.0"));
    ClientRun run = mvn.run(BUILD);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .containsIgnoringCase("could not find artifact com.example:nowhere:")
        .doesNotContain("Could not transfer");
  }

  private void failing(ClientRun run, String phrase, String detail) {
    assertThat(run.exit()).as("%s", run).isEqualTo(1);
    assertThat(run.output()).contains(readsProblems ? detail : phrase);
  }

  private static void succeed(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.output()).doesNotContain("Checksum validation failed");
  }

  private int pulls() {
    return house.facts("gate.pull").size();
  }

  private Instant daysAgo(int days) {
    Instant now = house == null ? MovableClock.START : house.clock.instant();
    return now.minus(Duration.ofDays(days));
  }

  private static String managed(String version) {
    return "com.example:managed:" + version;
  }

  private static final String SNAPSHOTS =
      "  <repositories><repository><id>any</id><url>https://registry.example/</url>"
          + "<snapshots><enabled>true</enabled></snapshots></repository></repositories>\n";

  private static String parent(String coordinate) {
    return "  <parent>" + element(coordinate) + "<relativePath/></parent>\n";
  }

  private static String bom(String coordinate) {
    return "  <dependencyManagement><dependencies><dependency>"
        + element(coordinate)
        + "<type>pom</type><scope>import</scope></dependency></dependencies>"
        + "</dependencyManagement>\n";
  }

  private static String dependencies(String... coordinates) {
    StringBuilder xml = new StringBuilder("  <dependencies>\n");
    for (String coordinate : coordinates) {
      xml.append("    <dependency>").append(element(coordinate)).append("</dependency>\n");
    }
    return xml.append("  </dependencies>\n").toString();
  }

  private static String element(String coordinate) {
    List<String> names = List.of("groupId", "artifactId", "version", "classifier");
    String[] parts = coordinate.split(":");
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      xml.append("<%1$s>%2$s</%1$s>".formatted(names.get(i), parts[i]));
    }
    return xml.toString();
  }
}
