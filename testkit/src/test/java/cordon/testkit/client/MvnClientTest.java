package cordon.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real Maven does with our repository and what it says to a person. */
class MvnClientTest {
  private static final MavenRelease DEMO = MavenRelease.of("com.example", "demo", "1.0");

  @TempDir Path folder;
  private MavenRepository repository;
  private MvnClient mvn;

  @BeforeAll
  static void mavenIsInstalled() {
    assumeTrue(MvnClient.available().available(), MvnClient.available().detail());
  }

  @BeforeEach
  void start() {
    repository = MavenRepository.start();
    mvn = new MvnClient(folder, repository.url());
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  @Test
  void resolvesAnExtensionWithItsDependencies() {
    repository.publish("com.example", "library", "2.1");
    repository.publish(DEMO.dependsOn("com.example:library:2.1"));

    ClientRun run = mvn.resolve("com.example:demo:1.0");

    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(mvn.hasJar("com.example:demo:1.0")).isTrue();
    assertThat(mvn.hasJar("com.example:library:2.1")).isTrue();
    assertThat(repository.requests().to(MavenRepository.path(DEMO, ".jar"))).hasSize(1);
    assertThat(repository.requests().to(MavenRepository.path(DEMO, ".jar.sha1"))).hasSize(1);
  }

  @Test
  void resolvesAParentByRange() {
    repository.publish(MavenRelease.of("com.example", "base", "1.0").packaging("pom"));
    repository.publish(MavenRelease.of("com.example", "base", "1.1").packaging("pom"));

    ClientRun run = mvn.resolveParent("com.example:base:[1.0,2.0)");

    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(mvn.hasPom("com.example:base:1.1")).isTrue();
    assertThat(repository.requests().to("/com/example/base/maven-metadata.xml")).hasSize(1);
  }

  @Test
  void resolvesABom() {
    repository.publish(MavenRelease.of("com.example", "bom", "1.0").packaging("pom"));
    ClientRun run = mvn.resolveBom("com.example:bom:1.0");
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  @Test
  void printsTheReasonPhraseOfARefusedJar() {
    repository.publish(DEMO);
    repository.faults().onSuffix(".jar").refuse("demo 1.0 is held until Friday", "not shown");

    ClientRun run = mvn.resolve("com.example:demo:1.0");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("Could not transfer artifact com.example:demo:jar:1.0 from/to gate")
        .contains("403 demo 1.0 is held until Friday")
        .doesNotContain("not shown");
  }

  @Test
  void printsTheReasonPhraseOfARefusedPom() {
    repository.publish(MavenRelease.of("com.example", "base", "1.0").packaging("pom"));
    repository.faults().onSuffix(".pom").refuse("base 1.0 is held until Friday", "not shown");

    ClientRun run = mvn.resolveParent("com.example:base:1.0");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("Could not transfer artifact com.example:base:pom:1.0 from/to gate")
        .contains("403 base 1.0 is held until Friday");
  }

  @Test
  void asksAgainAfterARefusal() {
    repository.publish(DEMO);
    repository.faults().onSuffix(".jar").refuse("held", "held");
    mvn.resolve("com.example:demo:1.0");
    repository.faults().clear();
    ClientRun run = mvn.resolve("com.example:demo:1.0");
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  @Test
  void remembersThatSomethingWasMissing() {
    repository.publish(DEMO);
    repository.faults().onSuffix(".jar").status(404);
    ClientRun first = mvn.resolve("com.example:demo:1.0");
    repository.faults().clear();
    ClientRun second = mvn.resolve("com.example:demo:1.0");
    assertThat(first.output()).contains("Could not find artifact com.example:demo:jar:1.0");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.output()).contains("This failure was cached in the local repository");
    assertThat(repository.requests().to(MavenRepository.path(DEMO, ".jar"))).hasSize(1);
  }

  @Test
  void warnsWithTheReasonPhraseOfARefusedListOfVersions() {
    repository.publish(MavenRelease.of("com.example", "base", "1.0").packaging("pom"));
    repository
        .faults()
        .onSuffix("maven-metadata.xml")
        .refuse("base is held until Friday", "not shown");

    ClientRun run = mvn.resolveParent("com.example:base:[1.0,2.0)");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("[WARNING] Could not transfer metadata com.example:base/maven-metadata.xml")
        .contains("403 base is held until Friday")
        .contains("No versions matched the requested parent version range '[1.0,2.0)'");
  }

  /** Maven 3 takes the file nevertheless: a proxy before it has to verify. */
  @Test
  void onlyWarnsOfAFileThatDoesNotFitItsChecksum() {
    repository.publish(DEMO);
    repository.faults().onSuffix(".jar").corrupt();

    ClientRun run = mvn.resolve("com.example:demo:1.0");

    assertThat(run.output()).contains("[WARNING] Checksum validation failed");
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(mvn.hasJar("com.example:demo:1.0")).isTrue();
  }
}
