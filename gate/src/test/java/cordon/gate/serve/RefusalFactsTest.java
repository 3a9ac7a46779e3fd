package cordon.gate.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.terminal.Json;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever asks for a file or for the document of a release and does not get it leaves one refusal,
 * which names what the answer names, and which is counted as such. Whoever asks for a list that
 * hides it leaves that, and no refusal.
 */
class RefusalFactsTest {
  private static final Instant YOUNG = MovableClock.START.minus(Duration.ofDays(2));
  private static final MavenRelease JAR = MavenRelease.of("com.example", "demo", "1.1").at(YOUNG);

  @TempDir Path directory;
  private final NpmRegistry npm = NpmRegistry.start();
  private final PypiIndex pypi = PypiIndex.start();
  private final MavenRepository maven = MavenRepository.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    Upstream index =
        Upstream.open(Ecosystem.PYPI, pypi.simple()).withFileHosts(Set.of(pypi.filesHost()));
    house =
        GateHouse.open(
            directory,
            GateConfig.of(
                List.of(
                    Upstream.open(Ecosystem.NPM, npm.url()),
                    index,
                    Upstream.open(Ecosystem.MAVEN, maven.url()))));
    publish();
    house.advisories.malicious(Ecosystem.NPM, "left", "1.2.0");
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.2");
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.2");
  }

  private void publish() {
    npm.publish("left", "1.0.0").publish("left", "1.2.0");
    npm.publish(NpmRelease.of("left", "1.1.0").at(YOUNG));
    npm.publish(NpmRelease.of("@s/young", "1.0.0").at(YOUNG));
    for (PypiFile file :
        List.of(
            PypiFile.wheel("demo-pkg", "1.0"),
            PypiFile.wheel("demo-pkg", "1.1").at(YOUNG),
            PypiFile.wheel("demo-pkg", "1.2"),
            PypiFile.wheel("gone", "1.0"))) {
      pypi.publish(file);
    }
    pypi.status("gone", "quarantined", "under investigation")
        .remove("gone", "gone-1.0-py3-none-any.whl");
    maven.publish("com.example", "demo", "1.0").publish("com.example", "demo", "1.2");
    maven.publish(JAR.attach(".jar.asc", "signed".getBytes(UTF_8)));
    maven.publish(
        MavenRelease.of("com.example", "moving", "2-SNAPSHOT")
            .build("20260530.120000", 2)
            .at(YOUNG));
  }

  @AfterEach
  void close() {
    house.close();
    List.of(npm, pypi, maven).forEach(registry -> registry.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/npm/left/1.1.0",
        "/npm/left/-/left-1.1.0.tgz",
        "/npm/left/1.2.0",
        "/npm/left/-/left-1.2.0.tgz",
        "/npm/@s%2fyoung",
        "/npm/@s/young/latest",
        "/npm/@s/young/-/young-1.0.0.tgz",
        "/pypi/files/demo-pkg/demo_pkg-1.1-py3-none-any.whl",
        "/pypi/files/demo-pkg/demo_pkg-1.1-py3-none-any.whl.metadata",
        "/pypi/files/demo-pkg/demo_pkg-1.2-py3-none-any.whl",
        "/pypi/files/demo-pkg/demo_pkg-1.2-py3-none-any.whl.metadata",
        "/pypi/files/gone/gone-1.0-py3-none-any.whl",
        "/maven/com/example/demo/1.1/demo-1.1.pom",
        "/maven/com/example/demo/1.1/demo-1.1.jar",
        "/maven/com/example/demo/1.1/demo-1.1.jar.sha1",
        "/maven/com/example/demo/1.1/demo-1.1.jar.asc",
        "/maven/com/example/demo/1.2/demo-1.2.jar",
        "/maven/com/example/moving/2-SNAPSHOT/moving-2-20260530.120000-2.jar",
        "/maven/com/example/moving/2-SNAPSHOT/moving-2-SNAPSHOT.jar"
      })
  void whatIsNotGivenIsRefusedAndCounted(String path) throws Exception {
    Answer answer = house.get(path);
    assertThat(answer.status()).isEqualTo(403);
    Fact fact = house.fact("gate.refused");
    Json told = Json.read(answer.text()).at("cordon").orElseThrow();
    Json written = Json.read(fact.body());
    assertThat(fact.subject()).isEqualTo(told.string("purl"));
    for (String field : List.of("verdict", "file", "until", "policy")) {
      assertThat(written.string(field)).as(field).isEqualTo(told.string(field));
    }
    assertThat(written.list("reasons").getFirst().string("code")).isEqualTo(told.string("reason"));
    assertThat(house.head(path).status()).isEqualTo(403);
    assertThat(house.get(path, "Range: bytes=0-3").status()).isEqualTo(403);
    assertThat(house.get(path, "If-None-Match: *").status()).isEqualTo(403);
    assertThat(house.facts("gate.refused")).hasSize(4).allMatch(f -> f.body().equals(fact.body()));
    assertThat(counted(path, "gate.refused")).isEqualTo(4);
    assertThat(house.facts("gate.withheld")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/npm/left/-/left-1.0.0.tgz",
        "/pypi/files/demo-pkg/demo_pkg-1.0-py3-none-any.whl",
        "/maven/com/example/demo/1.0/demo-1.0.jar"
      })
  void whatWasGivenBeforeIsRefusedLikewise(String path) throws Exception {
    assertThat(house.get(path).status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.0");
    assertThat(house.get(path).status()).isEqualTo(403);
    assertThat(house.fact("gate.refused").subject()).isEqualTo(house.fact("gate.pull").subject());
    assertThat(counted(path, "gate.refused")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/npm/left",
        "/npm/-/package/left/dist-tags",
        "/pypi/simple/demo-pkg/",
        "/maven/com/example/demo/maven-metadata.xml"
      })
  void aListThatHidesIsNoRefusal(String path) throws Exception {
    assertThat(house.get(path).status()).isEqualTo(200);
    Json hidden = Json.read(house.fact("gate.withheld").body()).at("withheld").orElseThrow();
    assertThat(hidden.number("releases", 0)).isEqualTo(2);
    assertThat(house.facts("gate.refused")).isEmpty();
    assertThat(counted(path, "gate.withheld")).isEqualTo(1);
  }

  private long counted(String path, String type) {
    Ecosystem ecosystem = Ecosystem.ofPurlType(path.split("/")[1]).orElseThrow();
    return house.gate.counts(ecosystem, MovableClock.START).getOrDefault(type, 0L);
  }
}
