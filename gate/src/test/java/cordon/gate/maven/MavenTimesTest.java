package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From what the age of a release is counted where the repository says little of it. */
class MavenTimesTest extends MavenHouse {
  @Test
  void aJarThatWasAddedLaterWaitsAlone() throws Exception {
    repository.publish(
        MavenRelease.of("com.example", "late", "1.0").jarAt(TWO_DAYS_AGO).classifier("sources"));
    String stem = "/maven/com/example/late/1.0/late-1.0";
    assertThat(house.get(stem + ".pom").status()).isEqualTo(200);
    assertThat(house.get(stem + ".jar").reason()).contains("held until 2026-06-06 12:00 UTC");
    assertThat(house.get(stem + "-sources.jar.sha1").status()).isEqualTo(403);
  }

  @Test
  void withoutLastModifiedTheListBoundsTheAge() throws Exception {
    MavenRelease first = MavenRelease.of("com.example", "mute", "1.0").withoutTime();
    repository.publish(first).publish(MavenRelease.of("com.example", "mute", "2.0").withoutTime());
    updated("20260530120000");
    String pom = "/maven/com/example/mute/1.0/mute-1.0.pom";
    Answer answer = house.get(pom);
    assertThat(answer.text())
        .contains(
            "the upstream states no publish time, only that its list of releases last changed"
                + " 2026-05-30 12:00 UTC, the cool-down is 7 days")
        .contains("com.example:mute 1.0 is held until 2026-06-06 12:00 UTC: the upstream states")
        .contains("\"basis\":\"upstream_bound\"");
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(pom).status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"basis\":\"upstream_bound\"");
  }

  /** An older release of an artifact whose list is young: the opt-in for such repositories. */
  @Test
  void theSignatureCountsWhereTheConfigurationSaysSo() throws Exception {
    for (String version : List.of("1.0", "1.1", "2.0")) {
      repository.publish(MavenRelease.of("com.example", "mute", version).withoutTime());
    }
    updated("20260530120000");
    String stem = "/com/example/mute/";
    byte[] old = Signatures.made(Instant.parse("2020-01-02T03:04:05Z"));
    repository.put(stem + "1.0/mute-1.0.pom.asc", old, null);
    repository.put(stem + "2.0/mute-2.0.pom.asc", old, null);
    byte[] late = Signatures.made(Instant.parse("2099-01-01T00:00:00Z"));
    repository.put(stem + "1.1/mute-1.1.pom.asc", late, null);
    assertThat(house.get("/maven" + stem + "1.0/mute-1.0.pom").status()).isEqualTo(403);
    Upstream trusting =
        new Upstream(
            Ecosystem.MAVEN,
            Upstream.DEFAULT,
            repository.url(),
            Optional.empty(),
            true,
            Upstream.Undated.SIGNATURE,
            Set.of(),
            Set.of());
    house = house.reopen(GateConfig.of(List.of(trusting)));
    assertThat(house.get("/maven" + stem + "1.0/mute-1.0.pom").status()).isEqualTo(200);
    assertThat(house.get("/maven" + stem + "1.0/mute-1.0.jar").status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"basis\":\"signature\"");
    assertThat(house.get("/maven" + stem + "1.1/mute-1.1.pom").text()).contains("last changed");
    assertThat(house.get("/maven" + stem + "2.0/mute-2.0.pom").text()).contains("last changed");
    assertThat(house.get("/maven" + stem + "maven-metadata.xml").text())
        .contains("<version>1.0</version>", "<latest>1.0</latest>")
        .doesNotContain("2.0");
    int asked = repository.requests().to(stem + "1.0/mute-1.0.pom.asc").size();
    repository.stop();
    house = house.reopen(GateConfig.of(List.of(trusting)));
    assertThat(house.get("/maven" + stem + "1.0/mute-1.0.jar").status()).isEqualTo(200);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void withoutAnyTimeTheReleaseAgesAsOne() throws Exception {
    repository.publish(MavenRelease.of("com.example", "mute", "1.0").withoutTime());
    updated("");
    String stem = "/maven/com/example/mute/1.0/mute-1.0";
    assertThat(house.get(stem + ".pom").text())
        .contains("the upstream states no publish time, first seen here 2026-06-01 12:00 UTC");
    house.clock.advance(Duration.ofDays(7));
    for (String file : List.of(".pom", ".jar", ".jar.sha1")) {
      assertThat(house.get(stem + file).status()).as(file).isEqualTo(200);
    }
  }

  @Test
  void timesThatCannotBeUsedHoldAndSaySo() throws Exception {
    repository.publish(MavenRelease.of("com.example", "mute", "1.0").withoutTime());
    updated("20990101000000");
    assertThat(house.get("/maven/com/example/mute/1.0/mute-1.0.pom").text())
        .contains("publish time in the future");
    repository
        .faults()
        .matching(r -> r.path().contains("/broken/1.0/"))
        .change(r -> r.without("Last-Modified").header("Last-Modified", "yesterday"));
    repository.publish(MavenRelease.of("com.example", "broken", "1.0"));
    assertThat(house.get("/maven/com/example/broken/1.0/broken-1.0.jar").text())
        .contains("publish time that cannot be read (yesterday)");
  }

  private void updated(String time) {
    repository
        .faults()
        .on("/com/example/mute/maven-metadata.xml")
        .change(r ->
            r.without("Last-Modified")
                .body(
                    new String(r.body(), StandardCharsets.UTF_8)
                        .replaceAll("<lastUpdated>\\d+", "<lastUpdated>" + time)
                        .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aReleaseWithoutAListIsDecidedByItsOwnTimes() throws Exception {
    repository.faults().onSuffix("maven-metadata.xml").status(404);
    assertThat(house.get(LIST).status()).isEqualTo(404);
    assertThat(house.get(POM).status()).isEqualTo(200);
    assertThat(house.get(JAR).status()).isEqualTo(200);
    assertThat(house.get(HELD).status()).isEqualTo(403);
  }

  @Test
  void anUpstreamInTroubleIsNotTakenForOneThatStatesNoTime() throws Exception {
    repository.faults().matching(r -> r.method().equals("HEAD")).status(503);
    assertThat(house.get(JAR).status()).isEqualTo(502);
    repository.faults().clear();
    assertThat(house.get(JAR).status()).isEqualTo(200);
  }
}
