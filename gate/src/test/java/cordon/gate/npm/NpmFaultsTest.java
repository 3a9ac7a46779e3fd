package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.ledger.Fact;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Upstreams that are down, slow or lying, and news that arrives late. */
class NpmFaultsTest {
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";
  private static final String UPSTREAM_TARBALL = "/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateConfig config;
  private GateHouse house;

  @BeforeEach
  void open() {
    config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
    house = GateHouse.open(directory, config);
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

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
  void otherBytesThanPromisedNeverLeaveAndAreNeverKept() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).corrupt();
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("gate/digest-mismatch").contains("expected sha512:");
    assertThat(house.fact("gate.mismatch").body()).contains("\"received\":\"sha512:");
    assertThat(house.facts("gate.pull")).isEmpty();
    registry.faults().clear();
    assertThat(house.get(TARBALL).body()).isEqualTo(registry.tarball("left", "1.0.0"));
  }

  @Test
  void aTransferThatBreaksOffLeavesNothing() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).truncate(1000);
    assertThat(house.get(TARBALL).status()).isEqualTo(502);
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).truncateChunked(1000);
    assertThat(house.get(TARBALL).status()).isEqualTo(502);
    assertThat(house.facts("gate.pull")).isEmpty();
    try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
      // Only the packument.
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
    registry.faults().clear();
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
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
  void theCacheSurvivesARestart() throws Exception {
    byte[] before = house.get(TARBALL).body();
    registry.stop();
    house = house.reopen(config);
    assertThat(house.get(TARBALL).body()).isEqualTo(before);
    assertThat(house.facts("gate.pull")).hasSize(2);
  }

  @Test
  void anAdvisoryThatArrivesLateFlipsWhatIsCached() throws Exception {
    assertThat(house.get("/npm/left").text()).contains("left-1.0.0.tgz");
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
    assertThat(house.head(TARBALL).status()).isEqualTo(403);
    assertThat(house.get(TARBALL, "Range: bytes=0-1").status()).isEqualTo(403);
    assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz");
    assertThat(house.get("/npm/left").text()).contains("MAL-2026-1");
    house.advisories.clear();
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void aWaiverAndABlockCountFromTheNextRequest() throws Exception {
    registry.publish(NpmRelease.of("left", "1.1.0").at(house.clock.instant()));
    String young = "/npm/left/-/left-1.1.0.tgz";
    assertThat(house.get(young).status()).isEqualTo(403);
    LocalOverride waiver = house.gate.add(draft(LocalOverride.Kind.WAIVER, "1.1.0"), "user:owner");
    assertThat(house.get(young).status()).isEqualTo(200);
    assertThat(house.get("/npm/left").text()).contains("\"latest\":\"1.1.0\"");
    assertThat(house.facts("gate.pull").getLast().body()).contains(waiver.id());
    house.gate.exceptions().end(waiver.id(), "user:owner", "done");
    assertThat(house.get(young).status()).isEqualTo(403);
    house.gate.add(draft(LocalOverride.Kind.BLOCK, "1.0.0"), "user:owner");
    assertThat(house.get(TARBALL).text()).contains("blocked by security: because");
    assertThat(house.fact("gate.waiver.created").actor()).isEqualTo("user:owner");
    assertThat(house.facts("gate.waiver.ended")).hasSize(1);
    house = house.reopen(config);
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
  }

  private OverrideDraft draft(LocalOverride.Kind kind, String version) {
    return new OverrideDraft(
        kind,
        Ecosystem.NPM,
        "left",
        new VersionSelector.Exact(version),
        false,
        "because",
        "security",
        Optional.of(house.clock.instant().plus(Duration.ofDays(1))));
  }

  @Test
  void replacedBytesAreBlockedAlsoAfterADetour() throws Exception {
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    registry.publish(NpmRelease.of("left", "0.9.0"));
    registry.unpublish("left", "1.0.0");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(TARBALL).status()).isEqualTo(404);
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000).revision(2));
    house.clock.advance(Duration.ofMinutes(6));
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("digest-changed");
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void aReplacementIsAFact() throws Exception {
    house.get("/npm/left");
    registry.publish(NpmRelease.of("left", "1.0.0").padding(200_000).revision(2));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").text()).doesNotContain("/-/left-1.0.0.tgz");
    assertThat(house.fact("gate.digest-changed").subject()).isEqualTo("pkg:npm/left@1.0.0");
  }

  @Test
  void whatTheUpstreamDefinitelyRemovedIsGone() throws Exception {
    house.get(TARBALL);
    registry.remove("left");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").reason())
        .isEqualTo("left 1.0.0 is blocked (removed upstream)");
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
    assertThat(house.get("/npm/left/-/left-9.0.0.tgz").status()).isEqualTo(404);
  }

  @Test
  void aPageInsteadOfADocumentDoesNotReplaceIt() throws Exception {
    byte[] before = house.get("/npm/left").body();
    registry
        .faults()
        .on("/left")
        .reply(cordon.testkit.http.Reply.ok("text/html", "<html>maintenance</html>"));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/npm/left").body()).isEqualTo(before);
    registry
        .faults()
        .on("/other")
        .reply(cordon.testkit.http.Reply.ok("text/html", "<html>maintenance</html>"));
    assertThat(house.get("/npm/other").status()).isEqualTo(502);
  }

  @Test
  void redirectsIntoPrivateNetworksAreNotFollowed() throws Exception {
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, URI.create("http://169.254.169.254/x"));
    Answer answer = house.get(TARBALL);
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("gate/upstream-private-address");
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, URI.create("file:///etc/passwd"));
    assertThat(house.get(TARBALL).text()).contains("gate/upstream-redirect");
    registry.faults().clear();
    registry.faults().on(UPSTREAM_TARBALL).redirect(302, registry.url().resolve(UPSTREAM_TARBALL));
    assertThat(house.get(TARBALL).text()).contains("more than 5 redirects");
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
  void hostileNamesLeadNowhere() throws Exception {
    int asked = registry.requests().count();
    for (String path :
        List.of(
            "/npm/..%2f..%2fetc%2fpasswd",
            "/npm/left/-/..%2f..%2fx.tgz",
            "/npm/left/-/%00.tgz",
            "/npm/left%00",
            "/npm//left//",
            "/npm/" + "a".repeat(4000),
            "/npm/@%2f/x")) {
      assertThat(house.get(path).status()).as(path).isIn(400, 404);
    }
    assertThat(registry.requests().count()).isEqualTo(asked);
  }

  @Test
  void theLogFindsWhatPeopleAskFor() throws Exception {
    registry.publish(NpmRelease.of("left", "1.1.0").at(house.clock.instant()));
    house.get(TARBALL, "User-Agent: npm/11 linux");
    house.get("/npm/left/-/left-1.1.0.tgz", "User-Agent: pnpm/10");
    var newest = cordon.gate.GateEventQuery.newest(10);
    assertThat(house.gate.events(newest).facts())
        .extracting(f -> f.type())
        .containsExactly("gate.refused", "gate.pull");
    var first = house.gate.events(cordon.gate.GateEventQuery.newest(1));
    assertThat(first.next()).isPresent();
    var byClient =
        new cordon.gate.GateEventQuery(
            Optional.empty(),
            Optional.of("pkg:npm/left"),
            Optional.empty(),
            Optional.of("address:127.0.0.1"),
            Optional.of("127.0.0.1"),
            java.util.Map.of(),
            Optional.of(cordon.gate.Verdict.HOLD),
            Optional.of("PNPM"),
            Optional.empty(),
            Optional.of(house.clock.instant()),
            Optional.empty(),
            Long.MAX_VALUE,
            10);
    assertThat(house.gate.events(byClient).facts())
        .extracting(f -> f.subject())
        .containsExactly("pkg:npm/left@1.1.0");
  }

  @Test
  void aReleaseIsExplained() throws Exception {
    registry.publish(NpmRelease.of("left", "1.1.0").at(house.clock.instant()));
    var report =
        house.gate.explain(Coordinate.release(Ecosystem.NPM, "default", "left", "1.1.0")).get();
    assertThat(report.decision().verdict().allows()).isFalse();
    assertThat(report.nearest()).contains("1.0.0");
    assertThat(report.files()).hasSize(1);
    assertThat(house.gate.explain(Coordinate.release(Ecosystem.NPM, "default", "left", "8.0.0")))
        .isEmpty();
  }

  @Test
  @Timeout(60)
  void aClientThatGoesAwayIsOnRecordWithWhatItGot() throws Exception {
    registry.publish(NpmRelease.of("left", "3.0.0").padding(30_000_000));
    try (Socket socket = new Socket("127.0.0.1", house.port())) {
      String request =
          "GET /npm/left/-/left-3.0.0.tgz HTTP/1.1\r\nHost: 127.0.0.1:" + house.port() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
    }
    while (house.facts("gate.pull.aborted").isEmpty()) {
      Thread.yield();
    }
    Fact aborted = house.fact("gate.pull.aborted");
    Matcher sent = Pattern.compile("\"sent\":(\\d+)").matcher(aborted.body());
    assertThat(sent.find()).isTrue();
    assertThat(Long.parseLong(sent.group(1))).isBetween(1000L, 29_999_999L);
    assertThat(aborted.body()).contains("\"pull\":" + house.fact("gate.pull").sequence());
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
