package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven gets, route by route, from upstreams in good and in bad health. */
class MavenRoutesTest {
  private static final Instant TWO_DAYS_AGO = MovableClock.START.minus(Duration.ofDays(2));
  private static final MavenRelease OLD = MavenRelease.of("com.example", "demo", "1.0");
  private static final MavenRelease YOUNG =
      MavenRelease.of("com.example", "demo", "1.1").at(TWO_DAYS_AGO);
  private static final String LIST = "/maven/com/example/demo/maven-metadata.xml";
  private static final String JAR = "/maven/com/example/demo/1.0/demo-1.0.jar";
  private static final String POM = "/maven/com/example/demo/1.0/demo-1.0.pom";
  private static final String HELD = "/maven/com/example/demo/1.1/demo-1.1.pom";

  @TempDir Path directory;
  private final MavenRepository repository = MavenRepository.start();
  private final GateConfig config =
      GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url())));
  private GateHouse house;

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

  @Test
  void aYoungReleaseIsHiddenAndPointersMove() throws Exception {
    Answer answer = house.get(LIST);
    assertThat(answer.headers().first("Content-Type")).contains("text/xml");
    assertThat(answer.text())
        .contains("<version>1.0</version>")
        .contains("<latest>1.0</latest>")
        .contains("<release>1.0</release>")
        .contains("<lastUpdated>20260530120000</lastUpdated>")
        .doesNotContain("1.1");
    assertThat(house.fact("gate.withheld").body()).contains("\"version\":\"1.1\"");
    assertThat(house.get(LIST + ".asc").status()).isEqualTo(404);
  }

  @Test
  void aListOfWhichNothingIsHiddenStaysTheSameToTheByte() throws Exception {
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(LIST).body())
        .isEqualTo(repository.bytes("/com/example/demo/maven-metadata.xml"));
  }

  @Test
  void filesAreVerifiedServedAndRecorded() throws Exception {
    Answer cold = house.get(JAR, "User-Agent: Apache-Maven/3.9");
    assertThat(cold.status()).isEqualTo(200);
    assertThat(cold.body()).isEqualTo(repository.bytes("/com/example/demo/1.0/demo-1.0.jar"));
    assertThat(cold.headers().first("Content-Type")).contains("application/java-archive");
    assertThat(house.get(JAR).body()).isEqualTo(cold.body());
    assertThat(
            repository.requests().to("/com/example/demo/1.0/demo-1.0.jar").stream()
                .filter(r -> r.method().equals("GET")))
        .hasSize(1);
    assertThat(house.get(POM).headers().first("Content-Type")).contains("text/xml");
    assertThat(house.get(JAR + ".sha1").text().strip())
        .isEqualTo(
            new String(
                repository.bytes("/com/example/demo/1.0/demo-1.0.jar.sha1"),
                StandardCharsets.US_ASCII));
    assertThat(house.facts("gate.pull").getFirst().subject())
        .isEqualTo("pkg:maven/com.example/demo@1.0");
    assertThat(house.facts("gate.pull").getFirst().body())
        .contains("\"basis\":\"upstream\"")
        .contains("\"file\":\"demo-1.0.jar\"")
        .contains("\"cache\":\"cold\"");
  }

  @Test
  void aHeldReleaseIsRefusedInThePhraseThatMavenPrints() throws Exception {
    Answer answer = house.get(HELD);
    assertThat(answer.statusLine())
        .isEqualTo(
            "HTTP/1.1 403 com.example:demo 1.1 is held until 2026-06-06 12:00 UTC (cool-down),"
                + " allowed: 1.0");
    assertThat(answer.headers().first("Content-Type")).contains("application/problem+json");
    assertThat(house.get(HELD + ".sha1").status()).isEqualTo(403);
    assertThat(house.head(HELD).status()).isEqualTo(403);
  }

  @Test
  void aLongNameLeavesRoomForWhyAndUntilWhen() throws Exception {
    for (String group : List.of("com.example.group.of.a.very.large.organisation", "g.h")) {
      for (String artifact : List.of("a-library", "a-library-" + "very-".repeat(30) + "long")) {
        repository.publish(MavenRelease.of(group, artifact, "1.0"));
        repository.publish(MavenRelease.of(group, artifact, "2.0-beta-11").at(TWO_DAYS_AGO));
        String folder = "/maven/" + group.replace('.', '/') + "/" + artifact;
        String file = "/2.0-beta-11/" + artifact + "-2.0-beta-11.pom";
        String reason = house.get(folder + file).reason();
        assertThat(reason)
            .contains("a-library")
            .contains(" 2.0-beta-11 is held until 2026-06-06 12:00 UTC (cool-down)")
            .hasSizeLessThanOrEqualTo(120);
      }
    }
  }

  @Test
  void headAndRanges() throws Exception {
    byte[] whole = repository.bytes("/com/example/demo/1.0/demo-1.0.jar");
    Answer head = house.head(JAR);
    assertThat(head.headers().first("Content-Length")).contains(Integer.toString(whole.length));
    assertThat(house.get(JAR, "Range: bytes=3-7").body())
        .isEqualTo(Arrays.copyOfRange(whole, 3, 8));
    assertThat(house.head(LIST).headers().first("Content-Length"))
        .contains(Integer.toString(house.get(LIST).body().length));
  }

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
  void anAdvisoryThatArrivesLateFlipsWhatIsCached() throws Exception {
    assertThat(house.get(JAR).status()).isEqualTo(200);
    assertThat(house.get(LIST).text()).contains("<version>1.0</version>");
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "1.0");
    assertThat(house.get(JAR).reason()).contains("com.example:demo 1.0 is blocked (MAL-2026-1)");
    assertThat(house.get(JAR + ".sha1").status()).isEqualTo(403);
    assertThat(house.get(JAR, "Range: bytes=0-1").status()).isEqualTo(403);
    assertThat(house.get(LIST).text()).doesNotContain("<version>1.0</version>");
  }

  @Test
  void withoutUpstreamTheCacheServesAndHeldStaysHeld() throws Exception {
    house.get(JAR);
    house.get(JAR + ".sha1");
    assertThat(house.get(HELD).status()).isEqualTo(403);
    repository.stop();
    house = house.reopen(config);
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get(LIST).text()).contains("<latest>1.0</latest>");
    assertThat(house.get(JAR).status()).isEqualTo(200);
    assertThat(house.get(JAR + ".sha1").status()).isEqualTo(200);
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(house.get("/maven/com/example/other/1/other-1.pom").status()).isEqualTo(502);
  }

  @Test
  void anUpstreamInTroubleIsNotTakenForOneThatStatesNoTime() throws Exception {
    repository.faults().matching(r -> r.method().equals("HEAD")).status(503);
    assertThat(house.get(JAR).status()).isEqualTo(502);
    repository.faults().clear();
    assertThat(house.get(JAR).status()).isEqualTo(200);
  }

  @Test
  void otherBytesThanPromisedNeverLeave() throws Exception {
    repository.faults().on("/com/example/demo/1.0/demo-1.0.jar").corrupt();
    assertThat(house.get(JAR).text()).contains("gate/digest-mismatch");
    assertThat(house.fact("gate.mismatch").body()).contains("sha1:");
    assertThat(house.facts("gate.pull")).isEmpty();
    repository.faults().clear();
    assertThat(house.get(JAR).status()).isEqualTo(200);
  }

  @Test
  void bytesThatAreReplacedDoNotMatchWhatWasFirstPromised() throws Exception {
    byte[] first = house.get(JAR).body();
    repository.publish(OLD.revision(2));
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get(JAR).body()).isEqualTo(first);
  }

  @Test
  void whatCannotBeVerifiedIsHeld() throws Exception {
    repository.faults().matching(r -> r.path().matches(".*[.](md5|sha\\d+)")).status(404);
    assertThat(house.get(JAR).text()).contains("states no checksum");
  }

  @Test
  void whatDoesNotExistIsNotFoundInPlainText() throws Exception {
    for (String path :
        List.of(
            "/maven/com/example/demo/9.9/demo-9.9.pom",
            "/maven/com/example/demo/1.0/demo-1.0-javadoc.jar",
            "/maven/com/example/none/maven-metadata.xml",
            "/maven/com/example/none/1.0/none-1.0.jar.sha1",
            POM + ".asc")) {
      Answer answer = house.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.headers().first("Content-Type").orElseThrow()).startsWith("text/plain");
    }
    assertThat(RawClient.request(house.port(), "PUT", POM).status()).isEqualTo(405);
  }

  @Test
  void listsOfPluginsAndSnapshotsPass() throws Exception {
    byte[] group =
        """
        <metadata><plugins><plugin><name>Demo</name><prefix>demo</prefix>
        <artifactId>demo-maven-plugin</artifactId></plugin></plugins></metadata>
        """
            .getBytes(StandardCharsets.UTF_8);
    repository.put("/com/example/maven-metadata.xml", group, null);
    assertThat(house.get("/maven/com/example/maven-metadata.xml").body()).isEqualTo(group);
    byte[] builds =
        """
        <metadata><groupId>com.example</groupId><artifactId>demo</artifactId>
        <version>2-SNAPSHOT</version><versioning><snapshot><timestamp>20260101.120000</timestamp>
        <buildNumber>3</buildNumber></snapshot><lastUpdated>20260101120000</lastUpdated>
        </versioning></metadata>
        """
            .getBytes(StandardCharsets.UTF_8);
    repository.put("/com/example/demo/2-SNAPSHOT/maven-metadata.xml", builds, null);
    assertThat(house.get("/maven/com/example/demo/2-SNAPSHOT/maven-metadata.xml").body())
        .isEqualTo(builds);
  }

  @Test
  void aPageInsteadOfAListDoesNotReplaceIt() throws Exception {
    byte[] before = house.get(LIST).body();
    for (Reply wrong :
        List.of(Reply.ok("text/html", "<html>maintenance</html>"), Reply.status(503))) {
      repository.faults().on("/com/example/demo/maven-metadata.xml").reply(wrong);
      house.clock.advance(Duration.ofMinutes(6));
      assertThat(house.get(LIST).body()).isEqualTo(before);
    }
  }

  @Test
  void hostilePathsLeadNowhere() throws Exception {
    for (String path :
        List.of(
            "/maven/..%2f..%2fetc/passwd/1/passwd-1.jar",
            "/maven/com/example/demo/1.0/..%2f1.1%2fdemo-1.1.jar",
            "/maven/com/example/demo/1.0/../1.1/demo-1.1.jar",
            "/maven/com/example/demo/1.0/%2e%2e/1.1/demo-1.1.jar",
            "/maven/com/example/demo//1.1/demo-1.1.jar",
            "/maven/com/example/demo/1.1;x/demo-1.1.jar",
            "/maven/com/example/demo/1.0/demo-1.1.jar",
            "/maven/com%2fexample%2fdemo/1.0/other-1.0.jar",
            "/maven/com/example/demo/1.0/demo-1.0.jar%00",
            "/maven/" + "a/".repeat(2000) + "b-1.jar")) {
      assertThat(house.get(path).status()).as(path).isIn(400, 403, 404, 414);
    }
    assertThat(repository.requests().to("/com/example/demo/1.1/demo-1.1.jar").stream())
        .noneMatch(r -> r.method().equals("GET"));
  }
}
