package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenPlugin;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong in other products that stand before Maven repositories, by name. */
class KnownHolesTest {
  private static final MavenRelease OLD = MavenRelease.of("com.example", "demo", "1.0");
  private static final MavenRelease YOUNG =
      MavenRelease.of("com.example", "demo", "1.1")
          .at(MovableClock.START.minus(Duration.ofDays(2)));
  private static final String FOLDER = "/maven/com/example/demo/";

  @TempDir Path directory;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
    repository.publish(OLD).publish(YOUNG);
  }

  @AfterEach
  void close() {
    house.close();
    repository.close();
  }

  /** Reposilite #85, #185, #1821: the list of versions stayed as it was first fetched. */
  @Test
  void reposiliteStaleList() throws Exception {
    assertThat(house.get(FOLDER + "maven-metadata.xml").text()).doesNotContain("1.2");
    repository.publish("com.example", "demo", "1.2");
    house.clock.advance(GateConfig.DEFAULT_METADATA_MAX_AGE);
    assertThat(house.get(FOLDER + "maven-metadata.xml").text()).contains("<version>1.2</version>");
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(FOLDER + "maven-metadata.xml").text()).contains("<version>1.1</version>");
  }

  /** Varnish 0.3.4: hiding a release refused pins of others. */
  @Test
  void varnishPinsRefusedByHide() throws Exception {
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.1");
    assertThat(house.get(FOLDER + "maven-metadata.xml").text()).doesNotContain("1.1");
    for (String ending : List.of(".pom", ".jar", ".jar.sha1")) {
      assertThat(house.get(FOLDER + "1.0/demo-1.0" + ending).status()).isEqualTo(200);
      assertThat(house.get(FOLDER + "1.1/demo-1.1" + ending).status()).isEqualTo(403);
    }
  }

  /** artifact-keeper #1595: the lists by which Maven finds plugins were refused. */
  @Test
  void artifactKeeperGroupListBlocked() throws Exception {
    byte[] plugins = MavenPlugin.groupMetadata("demo");
    repository.put("/com/example/maven-metadata.xml", plugins, MovableClock.START);
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.0");
    assertThat(house.get("/maven/com/example/maven-metadata.xml").body()).isEqualTo(plugins);
    assertThat(house.get("/maven/com/example/maven-metadata.xml.sha1").body())
        .isEqualTo(repository.bytes("/com/example/maven-metadata.xml.sha1"));
  }

  /** artifact-keeper #3459: a build of five minutes asked for a thousand checksums again. */
  @Test
  void artifactKeeperChecksumStorm() throws Exception {
    List<String> kinds = List.of(".md5", ".sha1", ".sha256", ".sha512");
    for (int i = 0; i < 125; i++) {
      repository.publish("com.example", "a" + i, "1.0");
      askForChecksums(i, kinds);
    }
    int before = repository.requests().count();
    for (int i = 0; i < 125; i++) {
      askForChecksums(i, kinds);
    }
    assertThat(repository.requests().count()).isEqualTo(before);
  }

  private void askForChecksums(int i, List<String> kinds) throws Exception {
    for (String kind : kinds) {
      for (String ending : List.of(".pom", ".jar")) {
        String path = "/maven/com/example/a" + i + "/1.0/a" + i + "-1.0" + ending + kind;
        assertThat(house.get(path).status()).isEqualTo(200);
      }
    }
  }

  /** Verdaccio, kkRepo: a hidden release answered 404, which Maven keeps for a day. */
  @Test
  void heldIsNeverMissing() throws Exception {
    for (String ending : List.of(".pom", ".jar", ".jar.sha1", "-sources.jar")) {
      int expected = ending.equals("-sources.jar") ? 404 : 403;
      assertThat(house.get(FOLDER + "1.1/demo-1.1" + ending).status()).isEqualTo(expected);
    }
  }

  /** GitLab's registry, merge request 1960: 404 with a problem document ends Maven's search. */
  @Test
  void gitlabMissingWithAProblemDocument() throws Exception {
    for (String path : List.of(FOLDER + "9/demo-9.pom", FOLDER + "maven-metadata.xml.asc")) {
      Answer answer = house.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
    }
  }

  /** A client with several repositories asks each for everything. */
  @Test
  void whatIsMissingCostsFewQuestions() throws Exception {
    repository.requests().clear();
    assertThat(house.get("/maven/com/example/none/1/none-1.pom").status()).isEqualTo(404);
    assertThat(repository.requests().count()).isLessThanOrEqualTo(3);
  }

  /** Maven 3.9 and later then need no request for the checksum. */
  @Test
  void theAnswerCarriesItsChecksum() throws Exception {
    Answer answer = house.get(FOLDER + "1.0/demo-1.0.jar");
    String sha1 =
        new String(
            repository.bytes("/com/example/demo/1.0/demo-1.0.jar.sha1"), StandardCharsets.US_ASCII);
    assertThat(answer.headers().first("X-Checksum-SHA1")).contains(sha1);
  }
}
