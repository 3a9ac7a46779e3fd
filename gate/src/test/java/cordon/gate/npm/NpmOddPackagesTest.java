package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages at the edges of what registries hold. */
class NpmOddPackagesTest {
  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private static NpmRelease young(String name, String version) {
    return NpmRelease.of(name, version).at(MovableClock.START.minus(Duration.ofDays(2)));
  }

  @Test
  void aDocumentOfMoreThanSixteenMegabytesComesWhole() throws Exception {
    int size = 17 << 20;
    registry.publish("large", "1.0.0").publish(young("large", "1.1.0")).enlarge("large", size);
    Answer answer = house.get("/npm/large");
    assertThat(answer.complete()).isTrue();
    assertThat(answer.body().length).isGreaterThan(size);
    assertThat(answer.text()).contains("\"latest\":\"1.0.0\"").endsWith("}");
    assertThat(house.get("/npm/large", "Accept: application/vnd.npm.install-v1+json").body().length)
        .isLessThan(10_000);
  }

  @Test
  void manyVersionsAreFilteredAndTaggedInReasonableTime() throws Exception {
    StringBuilder versions = new StringBuilder();
    StringBuilder times = new StringBuilder("\"created\":\"2020-01-01T00:00:00Z\"");
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      String version = "1.0." + i;
      versions
          .append(i == 0 ? "" : ",")
          .append("\"%s\":{\"name\":\"many\",\"version\":\"%s\",".formatted(version, version))
          .append("\"dist\":{\"shasum\":\"%040x\",".formatted(i))
          .append("\"tarball\":\"%smany/-/many-%s.tgz\"}}".formatted(registry.url(), version));
      String time = i < count - 10 ? "2024-01-01T00:00:00Z" : "2026-05-31T00:00:00Z";
      times.append(",\"%s\":\"%s\"".formatted(version, time));
    }
    registry
        .faults()
        .on("/many")
        .reply(
            Reply.ok(
                "application/json",
                "{\"name\":\"many\",\"dist-tags\":{\"latest\":\"1.0.%d\"},\"versions\":{%s},\"time\":{%s}}"
                    .formatted(count - 1, versions, times)));
    Answer answer = house.get("/npm/many");
    assertThat(answer.text())
        .contains("\"latest\":\"1.0." + (count - 11) + "\"")
        .contains("and 2 lower versions");
  }

  @Test
  void anUnpublishedPackageIsPassedOnAsItIs() throws Exception {
    String ghost =
        "{\"_id\":\"ghost\",\"name\":\"ghost\",\"time\":{\"created\":\"2020-01-01T00:00:00Z\","
            + "\"1.0.0\":\"2020-01-01T00:00:00Z\",\"unpublished\":{\"time\":\"2024-02-01T00:00:00Z\","
            + "\"versions\":[\"1.0.0\"]}}}";
    registry.faults().on("/ghost").reply(Reply.ok("application/json", ghost));
    assertThat(house.get("/npm/ghost").text()).isEqualTo(ghost);
    assertThat(house.get("/npm/ghost/1.0.0").status()).isEqualTo(404);
    assertThat(house.get("/npm/ghost/-/ghost-1.0.0.tgz").status()).isEqualTo(404);
    assertThat(house.get("/npm/-/package/ghost/dist-tags").text()).isEqualTo("{}");
  }

  @Test
  void aTagThatLeadsToNothingIsDroppedAndTheOthersStay() throws Exception {
    registry.publish("left", "1.0.0").publish("left", "2.0.0-rc.1");
    registry.tag("left", "latest", "1.0.0").tag("left", "gone", "7.0.0").tag("left", "odd", "x");
    registry.tag("left", "cjs", "1.0.0").tag("left", "next", "2.0.0-rc.1");
    assertThat(house.get("/npm/-/package/left/dist-tags").text())
        .isEqualTo("{\"latest\":\"1.0.0\",\"cjs\":\"1.0.0\",\"next\":\"2.0.0-rc.1\"}");
    assertThat(house.get("/npm/left/gone").status()).isEqualTo(404);
    assertThat(house.get("/npm/left/cjs").text()).contains("\"version\":\"1.0.0\"");
  }

  /** Names with capitals are of the registry's first years, and others than those without. */
  @Test
  void namesThatDifferOnlyInCaseAreDifferentPackages() throws Exception {
    registry.publish("JSONStream", "1.0.0").publish(young("jsonstream", "1.0.0"));
    assertThat(house.get("/npm/JSONStream/-/JSONStream-1.0.0.tgz").status()).isEqualTo(200);
    assertThat(house.get("/npm/jsonstream/-/jsonstream-1.0.0.tgz").status()).isEqualTo(403);
    assertThat(house.get("/npm/JSONStream/-/jsonstream-1.0.0.tgz").status()).isEqualTo(404);
    assertThat(house.get("/npm/JsonStream").status()).isEqualTo(404);
    house.advisories.malicious(Ecosystem.NPM, "JSONStream", "1.0.0");
    assertThat(house.get("/npm/JSONStream/-/JSONStream-1.0.0.tgz").status()).isEqualTo(403);
  }

  @Test
  void deprecationAndEnginesReachEveryClient() throws Exception {
    NpmRelease old = NpmRelease.of("left", "1.0.0").deprecated("use right");
    registry.publish(old.field("engines", Map.of("node", ">=18")));
    registry.publish(young("left", "1.1.0"));
    for (String accept : List.of("Accept: */*", "Accept: application/vnd.npm.install-v1+json")) {
      assertThat(house.get("/npm/left", accept).text())
          .contains("\"deprecated\":\"use right\"")
          .contains("\"engines\":{\"node\":\">=18\"}")
          .contains("\"latest\":\"1.0.0\"");
    }
  }

  @Test
  void theRootOfAPortServesTheSameUnderItsOwnAddress() throws Exception {
    registry.publish("@acme/tool", "1.0.0").publish(young("@acme/tool", "1.1.0"));
    int port = house.npmPort();
    Answer document = RawClient.get(port, "/@acme%2ftool");
    String own = "http://127.0.0.1:" + port;
    assertThat(document.text())
        .contains("\"tarball\":\"" + own + "/@acme/tool/-/tool-1.0.0.tgz\"")
        .contains("waiver: " + house.url() + "/gate/releases/")
        .doesNotContain("/npm/@acme");
    assertThat(house.get("/npm/@acme%2ftool").text())
        .contains(house.url() + "/npm/@acme/tool/-/tool-1.0.0.tgz");
    Answer held = RawClient.get(port, "/@acme/tool/-/tool-1.1.0.tgz");
    assertThat(held.status()).isEqualTo(403);
    assertThat(held.text()).contains(house.url() + "/gate/releases/");
    assertThat(RawClient.get(port, "/-/ping").text()).isEqualTo("{}");
    for (String path :
        List.of("/", "/api/v1/gate/status", "/health", "/sign-in", "/pypi/simple/")) {
      assertThat(RawClient.get(port, path).status()).as(path).isEqualTo(404);
    }
  }
}
