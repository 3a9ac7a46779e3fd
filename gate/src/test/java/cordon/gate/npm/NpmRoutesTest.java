package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What npm clients get, route by route. */
class NpmRoutesTest {
  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish("left", "1.0.0");
    registry.publish("@acme/tool", "2.0.0");
    registry.publish(
        NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void aYoungReleaseIsHiddenAndExplained() throws Exception {
    Answer answer = house.get("/npm/left");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().first("Content-Type")).contains("application/json");
    assertThat(answer.text())
        .contains("\"latest\":\"1.0.0\"")
        .contains("policyRestrictions")
        .contains("left 1.1.0 is held until 2026-06-06 12:00 UTC")
        .contains("the cool-down is 7 days")
        .contains("how to ask for a waiver: " + house.url() + "/gate/releases/pkg%3Anpm%2Fleft%40")
        .contains(house.url() + "/npm/left/-/left-1.0.0.tgz")
        .doesNotContain("left-1.1.0.tgz");
    assertThat(house.fact("gate.withheld").body()).contains("\"version\":\"1.1.0\"");
  }

  @Test
  void theAbbreviatedDocumentSaysTheSame() throws Exception {
    Answer answer =
        house.get(
            "/npm/left",
            "Accept: application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*");
    assertThat(answer.headers().first("Content-Type"))
        .contains("application/vnd.npm.install-v1+json");
    assertThat(answer.text()).contains("\"latest\":\"1.0.0\"").doesNotContain("left-1.1.0.tgz");
  }

  @Test
  void whoTakesAnythingGetsTheFullDocument() throws Exception {
    Answer full = house.get("/npm/left", "Accept: */*");
    assertThat(full.headers().first("Content-Type")).contains("application/json");
    assertThat(full.body()).isEqualTo(house.get("/npm/left").body());
  }

  @Test
  void aHeaderThatSaysNothingIsPassedOver() throws Exception {
    Answer answer = house.get("/npm/left", "Accept: ;", "Accept-Encoding: ;, gzip;q=0");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(house.get("/npm/left").body());
  }

  @Test
  void everySpellingOfAScopedNameIsTheSamePackage() throws Exception {
    for (String path : List.of("/npm/@acme/tool", "/npm/@acme%2ftool", "/npm/%40acme%2Ftool")) {
      Answer answer = house.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.text()).contains(house.url() + "/npm/@acme/tool/-/tool-2.0.0.tgz");
    }
    assertThat(registry.requests().count()).isEqualTo(1);
  }

  @Test
  void aTarballIsVerifiedServedAndRecorded() throws Exception {
    Answer cold =
        house.get("/npm/@acme/tool/-/tool-2.0.0.tgz", "User-Agent: npm/11", "npm-command: ci");
    assertThat(cold.status()).isEqualTo(200);
    assertThat(cold.body()).isEqualTo(registry.tarball("@acme/tool", "2.0.0"));
    Answer warm = house.get("/npm/@acme%2ftool/-/tool-2.0.0.tgz");
    assertThat(warm.body()).isEqualTo(cold.body());
    assertThat(registry.requests().to("/@acme/tool/-/tool-2.0.0.tgz")).hasSize(1);
    assertThat(house.facts("gate.pull")).hasSize(2);
    assertThat(house.facts("gate.pull").getFirst().body())
        .contains("\"client\":\"npm/11\"")
        .contains("\"command\":\"ci\"")
        .contains("\"verdict\":\"allow\"")
        .contains("\"basis\":\"upstream\"")
        .contains("\"cache\":\"cold\"");
    assertThat(house.facts("gate.pull").getFirst().subject())
        .isEqualTo("pkg:npm/%40acme/tool@2.0.0");
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"cache\":\"hit\"");
  }

  @Test
  void aHeldTarballIsRefusedInWordsThatEveryClientShows() throws Exception {
    Answer answer = house.get("/npm/left/-/left-1.1.0.tgz");
    assertThat(answer.statusLine())
        .isEqualTo(
            "HTTP/1.1 403 left 1.1.0 is held until 2026-06-06 12:00 UTC (cool-down),"
                + " allowed: 1.0.0");
    assertThat(answer.headers().first("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().first("Cache-Control")).contains("no-store");
    assertThat(answer.text())
        .contains("\"error\":\"left 1.1.0 is held until 2026-06-06 12:00 UTC: published")
        .contains("Nearest allowed version: 1.0.0")
        .contains(house.url() + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0")
        .contains("\"verdict\":\"hold\"");
    assertThat(house.fact("gate.refused").subject()).isEqualTo("pkg:npm/left@1.1.0");
    assertThat(registry.requests().to("/left/-/left-1.1.0.tgz")).isEmpty();
  }

  @Test
  void versionDocumentsAndTagsFollowTheSameDecision() throws Exception {
    assertThat(house.get("/npm/left/1.0.0").text()).contains("\"version\":\"1.0.0\"");
    assertThat(house.get("/npm/left/latest").text()).contains("\"version\":\"1.0.0\"");
    assertThat(house.get("/npm/left/1.1.0").status()).isEqualTo(403);
    assertThat(house.get("/npm/left/9.9.9").status()).isEqualTo(404);
    assertThat(house.get("/npm/-/package/left/dist-tags").text())
        .isEqualTo("{\"latest\":\"1.0.0\"}");
  }

  @Test
  void maturityShowsWithoutAskingTheUpstreamAgain() throws Exception {
    house.get("/npm/left");
    house.clock.set(MovableClock.START.plus(Duration.ofDays(5)).minusMillis(1));
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.0.0\"");
    int asked = registry.requests().count();
    house.clock.advance(Duration.ofMillis(1));
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.1.0\"");
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    assertThat(registry.requests().to("/left")).hasSize(asked);
  }

  @Test
  void validatorsAndCompression() throws Exception {
    Answer plain = house.get("/npm/left");
    String etag = plain.headers().first("ETag").orElseThrow();
    assertThat(house.get("/npm/left", "If-None-Match: " + etag).status()).isEqualTo(304);
    Answer packed = house.get("/npm/left", "Accept-Encoding: gzip");
    assertThat(packed.headers().first("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().first("ETag")).isNotEqualTo(plain.headers().first("ETag"));
    byte[] unpacked =
        new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))
            .readAllBytes();
    assertThat(unpacked).isEqualTo(plain.body());
    registry.publish("left", "0.9.0");
    house.clock.advance(Duration.ofMinutes(6));
    etag = house.head("/npm/left").headers().first("ETag").orElseThrow();
    assertThat(house.head("/npm/left", "If-None-Match: " + etag).status()).isEqualTo(304);
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    Answer after = house.get("/npm/left", "If-None-Match: " + etag);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text()).contains("\"latest\":\"0.9.0\"");
    house.advisories.malicious(Ecosystem.NPM, "left", "0.9.0");
    assertThat(house.get("/npm/left", "If-None-Match: *").status()).isEqualTo(403);
  }

  @Test
  void headAndRangesOfATarball() throws Exception {
    byte[] whole = registry.tarball("left", "1.0.0");
    String path = "/npm/left/-/left-1.0.0.tgz";
    Answer head = house.head(path);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers().first("Content-Length")).contains(Integer.toString(whole.length));
    assertThat(head.headers().first("Accept-Ranges")).contains("bytes");
    assertThat(house.facts("gate.pull")).isEmpty();
    Answer part = house.get(path, "Range: bytes=5-9");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 5, 10));
    assertThat(part.headers().first("Content-Range")).contains("bytes 5-9/" + whole.length);
    assertThat(house.fact("gate.pull").body()).contains("\"bytes\":5");
    Answer tail = house.get(path, "Range: bytes=-3");
    assertThat(tail.body())
        .isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 3, whole.length));
    assertThat(house.get(path, "Range: bytes=999999999-").status()).isEqualTo(416);
    assertThat(house.get(path, "Range: bytes=0-1,4-5").body()).isEqualTo(whole);
    assertThat(house.get(path, "Range: bytes=0-1", "If-Range: \"other\"").body()).isEqualTo(whole);
  }

  @Test
  void whatDoesNotExistIsNotFound() throws Exception {
    assertThat(house.get("/npm/nothing").status()).isEqualTo(404);
    assertThat(house.get("/npm/nothing/-/nothing-1.0.0.tgz").status()).isEqualTo(404);
    assertThat(house.get("/npm/left/-/left-7.0.0.tgz").status()).isEqualTo(404);
  }

  @Test
  void servicesAreAnsweredOrPassedOn() throws Exception {
    assertThat(house.get("/npm/-/ping").text()).isEqualTo("{}");
    assertThat(house.get("/npm/-/whoami").text()).contains("address:127.0.0.1");
    assertThat(house.get("/npm/-/npm/v1/keys").text()).contains("keys");
    assertThat(house.get("/npm/-/v1/search?text=a%20b&evil=1").status()).isEqualTo(200);
    assertThat(registry.requests().to("/-/v1/search").getFirst().target())
        .isEqualTo("/-/v1/search?text=a+b");
    assertThat(house.get("/npm/-/nobody/knows").status()).isEqualTo(404);
  }

  @Test
  void publishingIsRefusedWithTheReason() throws Exception {
    Answer answer = cordon.testkit.http.RawClient.request(house.port(), "PUT", "/npm/left");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).contains("the gate is read-only");
  }

  @Test
  void clientCredentialsStayHere() throws Exception {
    house.get("/npm/left", "Authorization: Bearer client-secret", "Cookie: a=b");
    house.get("/npm/left/-/left-1.0.0.tgz", "Authorization: Bearer client-secret");
    assertThat(registry.requests().withHeader("Authorization")).isEmpty();
    assertThat(registry.requests().withHeader("Cookie")).isEmpty();
  }
}
