package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the age of a release is worth in a repository that dates no file, from one change of its
 * list to the next.
 */
class MavenAgeTest {
  private static final String FOLDER = "/com/example/mute/";

  @TempDir Path directory;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
    publish("1.0");
  }

  @AfterEach
  void close() {
    house.close();
    repository.close();
  }

  /** A package with a release a week would otherwise never get through. */
  @Test
  void whatWasSeenBeforeTheListMovedDoesNotBeginToWaitAnew() throws Exception {
    updated("20260531120000");
    assertThat(pom("1.0").text()).contains("its list of releases last changed 2026-05-31 12:00");
    for (int day = 3; day <= 8; day++) {
      house.clock.advance(Duration.ofDays(1));
      publish("1." + day);
      updated("2026060" + day + "110000");
      pom("1.0");
    }
    house.clock.advance(Duration.ofDays(1));
    Answer seen = pom("1.0");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"basis\":\"first_seen\"");
    assertThat(pom("1.3").text())
        .contains("the upstream states no publish time, first seen here 2026-06-02 12:00 UTC")
        .contains("\"reason\":\"undated\"");
    assertThat(house.get("/maven" + FOLDER + "maven-metadata.xml").text())
        .contains("<version>1.0</version>")
        .doesNotContain("<version>1.3</version>");
    assertThat(house.get("/maven" + FOLDER + "1.0/mute-1.0.jar").status()).isEqualTo(200);
  }

  /** Who can deploy to a repository can often write its list as well. */
  @Test
  void aListThatDatesANewReleaseBackIsRefutedByWhatWasSeenOfIt() throws Exception {
    assertThat(pom("1.0").status()).isEqualTo(200);
    house.clock.advance(Duration.ofHours(1));
    publish("1.1");
    assertThat(pom("1.1").text())
        .contains("the upstream states no publish time, first seen here 2026-06-01 13:00 UTC");
    assertThat(house.get("/maven" + FOLDER + "1.1/mute-1.1.jar").status()).isEqualTo(403);
    assertThat(pom("1.0").status()).isEqualTo(200);
    house = house.reopen(house.gate.config());
    assertThat(pom("1.1").status()).isEqualTo(403);
    house.clock.advance(Duration.ofDays(7));
    assertThat(pom("1.1").status()).isEqualTo(200);
  }

  /** Whoever took over a publisher's key dates its release back and lets another one follow. */
  @Test
  void aSignatureThatDatesALaterArrivalBackIsRefutedAlsoOnceItIsNotTheNewest() throws Exception {
    trustSignaturesOfLongAgo("0.8", "0.9", "1.1", "1.2");
    publish("0.8");
    publish("0.9");
    updated("20260531120000");
    assertThat(pom("0.8").status()).as("listed at first sight, and signed long ago").isEqualTo(200);
    house.clock.advance(Duration.ofHours(1));
    publish("1.1");
    updated("20260601123000");
    assertThat(pom("1.1").status()).isEqualTo(403);
    house.clock.advance(Duration.ofHours(1));
    publish("1.2");
    updated("20260601133000");
    assertThat(pom("1.1").text())
        .contains("the upstream states no publish time, first seen here 2026-06-01 13:00 UTC");
    assertThat(pom("0.8").status()).isEqualTo(200);
    house.clock.advance(Duration.ofDays(7));
    assertThat(pom("1.1").status()).isEqualTo(200);
  }

  /** Whoever may write the list may as well leave its time out. */
  @Test
  void aSilentListMakesNoSignatureTrue() throws Exception {
    trustSignaturesOfLongAgo("0.8", "1.1");
    publish("0.8");
    publish("0.9");
    silent();
    assertThat(pom("0.8").status()).as("listed at first sight, and signed long ago").isEqualTo(200);
    house.clock.advance(Duration.ofHours(1));
    publish("1.1");
    assertThat(pom("1.1").status()).as("nobody says when").isEqualTo(403);
    house.clock.advance(Duration.ofHours(1));
    publish("1.2");
    assertThat(pom("1.1").text())
        .contains("the upstream states no publish time, first seen here 2026-06-01 13:00 UTC");
  }

  /** Replicas of a repository that are not in step name old releases now and then. */
  @Test
  void aListThatLosesAReleaseForAWhileIsNotHeldAgainstIt() throws Exception {
    publish("0.9");
    assertThat(pom("0.9").status()).isEqualTo(200);
    repository.remove(MavenRelease.of("com.example", "mute", "0.9"));
    house.clock.advance(Duration.ofHours(1));
    pom("1.0");
    publish("0.9");
    house.clock.advance(Duration.ofHours(1));
    assertThat(pom("0.9").status()).isEqualTo(200);
  }

  private void publish(String version) {
    repository.publish(MavenRelease.of("com.example", "mute", version).withoutTime());
  }

  private Answer pom(String version) throws IOException {
    return house.get("/maven" + FOLDER + version + "/mute-" + version + ".pom");
  }

  private void trustSignaturesOfLongAgo(String... versions) {
    house.close();
    house = house.reopen(GateConfig.of(List.of(trustingSignatures())));
    for (String version : versions) {
      repository.put(
          FOLDER + version + "/mute-" + version + ".pom.asc",
          Signatures.made(Instant.parse("2020-01-02T03:04:05Z")),
          null);
    }
  }

  private Upstream trustingSignatures() {
    return new Upstream(
        Ecosystem.MAVEN,
        Upstream.DEFAULT,
        repository.url(),
        Optional.empty(),
        true,
        Upstream.Undated.SIGNATURE,
        Set.of(),
        Set.of());
  }

  private void silent() {
    repository.faults().clear();
    repository
        .faults()
        .on(FOLDER + "maven-metadata.xml")
        .change(r ->
            r.body(
                new String(r.body(), StandardCharsets.UTF_8)
                    .replaceAll("<lastUpdated>\\d+</lastUpdated>", "")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private void updated(String time) {
    repository.faults().clear();
    repository
        .faults()
        .on(FOLDER + "maven-metadata.xml")
        .change(r ->
            r.body(
                new String(r.body(), StandardCharsets.UTF_8)
                    .replaceAll("<lastUpdated>\\d+", "<lastUpdated>" + time)
                    .getBytes(StandardCharsets.UTF_8)));
  }
}
