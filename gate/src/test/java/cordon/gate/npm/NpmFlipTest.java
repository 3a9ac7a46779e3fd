package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.ledger.Fact;
import cordon.testkit.registry.NpmRelease;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changes an answer from the next request on, and what is on record. */
class NpmFlipTest extends NpmFaults {
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
}
