package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holes that other registry firewalls had; each test would pass through one of them. */
class NpmHolesTest {
  private static final String ABBREVIATED = "Accept: application/vnd.npm.install-v1+json";
  private static final Duration COOL_DOWN = Duration.ofDays(7);

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private final NpmRegistry other = NpmRegistry.start();
  private GateConfig config;
  private GateHouse house;

  @BeforeEach
  void open() {
    Upstream second = Upstream.open(Ecosystem.NPM, other.url()).named("second");
    Upstream first =
        Upstream.open(Ecosystem.NPM, registry.url())
            .withFileHosts(Set.of("127.0.0.1:" + other.port()));
    config = GateConfig.of(List.of(first, second));
    house = GateHouse.open(directory, config);
    registry.publish("left", "1.0.0");
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
    other.close();
  }

  private static NpmRelease aged(String name, String version, Duration age) {
    return NpmRelease.of(name, version).at(MovableClock.START.minus(age));
  }

  private static NpmRelease young(String name, String version) {
    return aged(name, version, Duration.ofDays(2));
  }

  @Test
  void aDocumentThatWasCachedBeforeIsFilteredToo() throws Exception {
    registry.publish("left", "1.1.0");
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.1.0\"");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.1.0");
    for (int i = 0; i < 2; i++) {
      for (String accept : List.of("Accept: */*", ABBREVIATED)) {
        assertThat(house.get("/npm/left", accept).text())
            .contains("\"latest\":\"1.0.0\"")
            .doesNotContain("/-/left-1.1.0.tgz");
      }
      registry.stop();
      house = house.reopen(config);
    }
  }

  @Test
  void aTarballAskedForDirectlyIsRefusedAlsoWhenItIsInTheCache() throws Exception {
    registry.publish("left", "1.1.0");
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    assertThat(house.get(tarball).status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.NPM, "left", "1.1.0");
    assertThat(house.get(tarball).status()).isEqualTo(403);
    registry.publish(young("right", "1.0.0"));
    assertThat(house.get("/npm/right/-/right-1.0.0.tgz").status()).isEqualTo(403);
    assertThat(registry.requests().to("/right/-/right-1.0.0.tgz")).isEmpty();
  }

  @Test
  void theCoolDownHoldsTheYoungAndNotTheOld() throws Exception {
    registry.publish(aged("left", "1.1.0", COOL_DOWN));
    registry.publish(aged("left", "1.2.0", COOL_DOWN.minusMillis(1)));
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    assertThat(house.get("/npm/left/-/left-1.2.0.tgz").status()).isEqualTo(403);
    house.clock.advance(Duration.ofMillis(1));
    assertThat(house.get("/npm/left/-/left-1.2.0.tgz").status()).isEqualTo(200);
  }

  /** The age comes from the packument; what stands inside the tarball does not count. */
  @Test
  void everyTarballLeadsToTheGateAndNoneElsewhere() throws Exception {
    URI elsewhere = other.url().resolve("/left/-/odd%20name-1.3.0.tgz?token=1");
    registry.publish(NpmRelease.of("left", "1.1.0").dist("tarball", elsewhere.toString()));
    registry.publish(NpmRelease.of("left", "1.2.0").dist("tarball", other.url() + "files/blob"));
    other.faults().on("/files/blob").reply(bytes("left", "1.2.0"));
    other.faults().on("/left/-/odd name-1.3.0.tgz").reply(bytes("left", "1.1.0"));
    for (String accept : List.of("Accept: */*", ABBREVIATED)) {
      String document = house.get("/npm/left", accept).text();
      Matcher tarballs = Pattern.compile("\"tarball\":\"([^\"]+)\"").matcher(document);
      int count = 0;
      while (tarballs.find()) {
        count++;
        assertThat(tarballs.group(1)).startsWith(house.url() + "/npm/left/-/");
        String path = tarballs.group(1).substring(house.url().length());
        assertThat(house.get(path).status()).as(path).isEqualTo(200);
      }
      assertThat(count).isEqualTo(3);
      assertThat(document).doesNotContain(elsewhere.toString()).doesNotContain("files/blob");
    }
  }

  private cordon.testkit.http.Reply bytes(String name, String version) {
    return cordon.testkit.http.Reply.ok(
        "application/octet-stream", registry.tarball(name, version));
  }

  @Test
  void everyVersionIsJudgedAndNotOnlyTheLatest() throws Exception {
    registry.publish("left", "1.1.0").publish("left", "1.2.0");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.1.0");
    assertThat(house.get("/npm/left").text())
        .contains("/-/left-1.0.0.tgz")
        .contains("/-/left-1.2.0.tgz")
        .doesNotContain("/-/left-1.1.0.tgz");
    house.advisories.clear();
    house.advisories.malicious(Ecosystem.NPM, "left", "1.2.0");
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.1.0\"");
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
  }

  @Test
  void noSpellingOfTheArtifactRouteIsOpen() throws Exception {
    registry.publish(young("@acme/tool", "1.0.0"));
    for (String path :
        List.of(
            "/npm/@acme/tool/-/tool-1.0.0.tgz",
            "/npm/@acme%2ftool/-/tool-1.0.0.tgz",
            "/npm/@acme%2Ftool/-/tool-1.0.0.tgz",
            "/npm/%40acme%2ftool/-/tool-1.0.0.tgz",
            "/npm/%40acme/tool/-/tool-1.0.0.tgz",
            "/npm/@acme/tool/-/@acme/tool-1.0.0.tgz",
            "/npm/@acme/tool/-/%74ool-1.0.0.tgz",
            "/npm/@acme/tool/-/tool-1.0.0.tgz?x=1")) {
      assertThat(house.get(path).status()).as(path).isEqualTo(403);
      assertThat(house.head(path).status()).as(path).isEqualTo(403);
    }
    for (String path :
        List.of(
            "/npm/@acme/tool/-//tool-1.0.0.tgz",
            "/npm/@acme/tool/-/./tool-1.0.0.tgz",
            "/npm/@acme/tool/tool-1.0.0.tgz",
            "/npm/@ACME/tool/-/tool-1.0.0.tgz",
            "/npm/-/@acme/tool/-/tool-1.0.0.tgz",
            "/npm/left/-/../../@acme/tool/-/tool-1.0.0.tgz")) {
      assertThat(house.get(path).status()).as(path).isIn(400, 404);
    }
    assertThat(registry.requests().matching(r -> r.path().endsWith(".tgz"))).isEmpty();
  }

  @Test
  void latestNeverMovesToANightlyOrToTheNewestByDate() throws Exception {
    registry.publish(aged("left", "0.9.9", Duration.ofDays(8)));
    registry.publish(aged("left", "2.0.0-nightly.20260520", Duration.ofDays(9)));
    registry.publish(young("left", "1.1.0"));
    registry.tag("left", "nightly", "2.0.0-nightly.20260520");
    String document = house.get("/npm/left").text();
    assertThat(document).contains("\"latest\":\"1.0.0\"");
    assertThat(document).contains("\"nightly\":\"2.0.0-nightly.20260520\"");
    assertThat(house.get("/npm/left/latest").text()).contains("\"version\":\"1.0.0\"");
  }

  /** Several upstreams under one roof: none answers for another, and each is judged. */
  @Test
  void aMemberIsNoWayAroundTheGateOfAnother() throws Exception {
    other.publish(young("left", "1.5.0")).publish("inner", "1.0.0");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(403);
    assertThat(house.get("/npm/second/left/-/left-1.0.0.tgz").status()).isEqualTo(404);
    assertThat(house.get("/npm/second/left/-/left-1.5.0.tgz").status()).isEqualTo(403);
    assertThat(house.get("/npm/left/-/left-1.5.0.tgz").status()).isEqualTo(404);
    assertThat(house.get("/npm/inner").status()).isEqualTo(404);
    assertThat(house.get("/npm/second/inner/-/inner-1.0.0.tgz").status()).isEqualTo(200);
    assertThat(house.get("/npm/second/inner").text())
        .contains(house.url() + "/npm/second/inner/-/inner-1.0.0.tgz");
  }

  @Test
  void whatIsSignedIsTheSameBytesInEveryDocument() throws Exception {
    Map<String, Object> attestations =
        Map.of("url", registry.url() + "-/npm/v1/attestations/left@1.1.0", "provenance", Map.of());
    registry.publish(
        NpmRelease.of("left", "1.1.0").dist("attestations", attestations).dist("fileCount", 3));
    registry.publish(young("left", "1.2.0"));
    String upstream = cordon.testkit.http.RawClient.get(registry.port(), "/left").text();
    String full = house.get("/npm/left").text();
    String version = house.get("/npm/left/1.1.0").text();
    String brief = house.get("/npm/left", ABBREVIATED).text();
    for (String member : List.of("integrity", "shasum", "signatures", "attestations")) {
      String written = lastMember(upstream.substring(0, upstream.indexOf("\"1.2.0\":")), member);
      assertThat(full).contains(written);
      assertThat(version).contains(written);
      assertThat(brief).contains(written);
    }
    String user = lastMember(upstream, "_npmUser");
    assertThat(full).contains(user);
    assertThat(version).contains(user);
    assertThat(brief).contains("\"time\":{").contains("\"1.1.0\":\"2024-01-01T00:00:00Z\"");
  }

  /** The text of a member: a string, an array or an object, none of them with brackets inside. */
  private static String lastMember(String document, String name) {
    int start = document.lastIndexOf("\"" + name + "\":");
    assertThat(start).as(name).isPositive();
    String rest = document.substring(start);
    Matcher value =
        Pattern.compile("\"\\w+\":(?:\"[^\"]*\"|\\[[^\\]]*\\]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})")
            .matcher(rest);
    assertThat(value.lookingAt()).as(rest).isTrue();
    return value.group();
  }

  /** In Maven's order beta.9 is above beta.11's sibling beta.10, and 1.0.0-1 above 1.0.0. */
  @Test
  void preReleasesAreInSemverOrder() throws Exception {
    for (String version : List.of("2.0.0-beta.9", "2.0.0-beta.10", "1.0.1-1", "1.0.1-rc")) {
      registry.publish("left", version);
    }
    registry.publish(young("left", "2.0.0-beta.11"));
    registry.publish(young("left", "1.0.1"));
    registry.tag("left", "beta", "2.0.0-beta.11");
    Answer tags = house.get("/npm/-/package/left/dist-tags");
    assertThat(tags.text()).isEqualTo("{\"latest\":\"1.0.0\",\"beta\":\"2.0.0-beta.10\"}");
    var held = Coordinate.release(Ecosystem.NPM, "default", "left", "2.0.0-beta.11");
    assertThat(house.gate.explain(held).orElseThrow().nearest()).contains("2.0.0-beta.10");
    var stable = Coordinate.release(Ecosystem.NPM, "default", "left", "1.0.1");
    assertThat(house.gate.explain(stable).orElseThrow().nearest()).contains("1.0.0");
  }
}
