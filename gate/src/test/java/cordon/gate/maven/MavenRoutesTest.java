package cordon.gate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of an artifact and its files, as clients ask for them. */
class MavenRoutesTest extends MavenHouse {
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
