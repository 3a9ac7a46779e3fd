package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.GateConfig;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the cache gives, keeps and forgets. */
class NpmCacheTest extends NpmFaults {
  @Test
  void fiftyClientsOfOneColdFileOfTenMegabytesMakeOneUpstreamRequest() throws Exception {
    registry.publish(NpmRelease.of("left", "1.0.0").padding(10_000_000));
    byte[] tarball = registry.tarball("left", "1.0.0");
    assertThat(tarball).hasSizeGreaterThanOrEqualTo(10_000_000);
    registry.faults().on(UPSTREAM_TARBALL).drip(1_000_000, Duration.ofMillis(10));
    List<Callable<Answer>> clients = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      clients.add(() -> house.get(TARBALL));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(clients)) {
        assertThat(answer.get().status()).isEqualTo(200);
        assertThat(answer.get().body()).isEqualTo(tarball);
      }
    }
    assertThat(registry.requests().to(UPSTREAM_TARBALL)).hasSize(1);
    assertThat(registry.requests().to("/left")).hasSize(1);
    assertThat(house.facts("gate.pull")).hasSize(50);
  }

  @Test
  void withoutUpstreamTheCacheServesAndHeldStaysHeld() throws Exception {
    registry.publish(NpmRelease.of("left", "1.1.0").at(house.clock.instant()));
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    registry.stop();
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.0.0\"");
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(403);
    Answer unknown = house.get("/npm/right");
    assertThat(unknown.status()).isEqualTo(502);
    assertThat(unknown.text()).contains("gate/upstream-down");
    house.clock.advance(Duration.ofDays(8));
    Answer mature = house.get("/npm/left/-/left-1.1.0.tgz");
    assertThat(mature.status()).isEqualTo(502);
    registry.restart();
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
  }

  @Test
  void aLargeDocumentIsGivenAlsoWhenItsFileWentUnderOurFeet() throws Exception {
    registry.publish(NpmRelease.of("large", "1.0.0").field("readme", "x".repeat(200_000)));
    Answer first = house.get("/npm/large");
    assertThat(first.body()).hasSizeGreaterThan(200_000);
    assertThat(house.get("/npm/large").body()).isEqualTo(first.body());
    List<Path> derived = house.derived();
    assertThat(derived).hasSize(1);
    Files.delete(derived.getFirst());

    Answer again = house.get("/npm/large");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().first("ETag")).isEqualTo(first.headers().first("ETag"));
    assertThat(house.get("/npm/large").body()).isEqualTo(first.body());
  }

  @Test
  void aBodyThatWasThereIsLookedForAgainAfterASecond() throws Exception {
    house.get("/npm/left");
    assertThat(house.get("/npm/left").status()).isEqualTo(200);
    house.deleteBodies();

    assertThat(house.get("/npm/left").status()).isEqualTo(200);
    assertThat(registry.requests().to("/left")).hasSize(1);
    house.clock.advance(Duration.ofSeconds(2));
    assertThat(house.get("/npm/left").status()).isEqualTo(200);
    assertThat(registry.requests().to("/left")).hasSize(2);
  }

  @Test
  void theCacheSurvivesARestart() throws Exception {
    byte[] before = house.get(TARBALL).body();
    registry.stop();
    house = house.reopen(config);
    assertThat(house.get(TARBALL).body()).isEqualTo(before);
    assertThat(house.facts("gate.pull")).hasSize(2);
  }

  @Test
  void undatedReleasesAgeFromFirstSightAlsoOverARestart() throws Exception {
    registry.publish(NpmRelease.of("left", "1.2.0").withoutTime());
    registry.publish(NpmRelease.of("left", "1.3.0").time("soon"));
    registry.publish(NpmRelease.of("left", "1.4.0").time("2099-01-01T00:00:00Z"));
    for (String version : List.of("1.2.0", "1.3.0", "1.4.0")) {
      assertThat(house.get("/npm/left/" + version).text()).as(version).contains("first seen here");
    }
    house.clock.advance(Duration.ofDays(4));
    house = house.reopen(config);
    assertThat(house.get("/npm/left/1.2.0").status()).isEqualTo(403);
    house.clock.advance(Duration.ofDays(3));
    for (String version : List.of("1.2.0", "1.3.0", "1.4.0")) {
      assertThat(house.get("/npm/left/-/left-" + version + ".tgz").status()).isEqualTo(200);
    }
    assertThat(house.facts("gate.pull").getFirst().body()).contains("\"basis\":\"first_seen\"");
  }

  @Test
  void theCacheForgetsTheLongestUnused() throws Exception {
    GateConfig d = config;
    GateConfig small =
        new GateConfig(
            d.upstreams(),
            d.policy(),
            d.metadataMaxAge(),
            d.documentLimit(),
            d.artifactLimit(),
            500_000,
            d.variantMemory(),
            d.twoPersons());
    house = house.reopen(small);
    for (String version : List.of("2.0.0", "2.0.1", "2.0.2", "2.0.3")) {
      registry.publish(NpmRelease.of("left", version).padding(200_000));
    }
    for (String version : List.of("2.0.0", "2.0.1", "2.0.2", "2.0.3")) {
      house.clock.advance(Duration.ofSeconds(1));
      house.get("/npm/left/-/left-" + version + ".tgz");
      house.settle();
      assertThat(house.gate.status().cachedBytes()).isLessThanOrEqualTo(500_000);
    }
    registry.requests().clear();
    house.get("/npm/left/-/left-2.0.3.tgz");
    assertThat(registry.requests().to("/left/-/left-2.0.3.tgz")).isEmpty();
    long before = house.gate.status().cachedBytes();
    registry.enlarge("left", 300_000);
    house.clock.advance(house.gate.config().metadataMaxAge().plusSeconds(1));
    house.get("/npm/left/-/left-2.0.3.tgz");
    house.settle();
    assertThat(house.gate.status().cachedBytes()).isGreaterThan(before + 250_000);
    house.get("/npm/left/-/left-2.0.1.tgz");
    house.settle();
    assertThat(house.gate.status().cachedBytes())
        .as("artifacts make room for documents")
        .isLessThanOrEqualTo(500_000);
    assertThat(house.get("/npm/left/-/left-2.0.0.tgz").status()).isEqualTo(200);
    assertThat(registry.requests().to("/left/-/left-2.0.0.tgz")).hasSize(1);
  }
}
