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
}
