package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.AdvisoryChange;
import cordon.advisories.AdvisoryMatch;
import cordon.advisories.AffectedName;
import cordon.advisories.ReleaseUse;
import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.testkit.registry.NpmRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written when an advisory comes after the pull. */
class ExposuresTest {
  private static final AffectedName LEFT = new AffectedName(Ecosystem.NPM, "left");

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish("left", "1.0.0");
    registry.publish("left", "1.1.0");
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void aLateAdvisoryListsWhoHadPulledTheRelease() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(200);
    }
    assertThat(house.get("/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.ADDED));

    assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(403);
    Fact fact = house.fact("gate.exposed");
    assertThat(fact.subject()).isEqualTo("pkg:npm/left@1.0.0");
    List<Fact> pulls =
        house.facts("gate.pull").stream()
            .filter(pull -> pull.subject().equals(fact.subject()))
            .toList();
    assertThat(fact.body())
        .contains("\"advisory\":\"MAL-2026-1\"", "\"pulls\":3", "\"verdict\":\"block\"")
        .contains("\"first_pull\":" + pulls.getFirst().sequence())
        .contains("\"last_pull\":" + pulls.getLast().sequence())
        .contains("\"sequences\":[\"" + pulls.getFirst().sequence() + "\"");
    ReleaseUse use =
        house.gate.releasesInUse().uses(LEFT).stream()
            .filter(one -> one.version().equals("1.0.0"))
            .findFirst()
            .orElseThrow();
    assertThat(use.pulls()).isEqualTo(3);
    assertThat(use.actors()).containsExactly("address:127.0.0.1");
  }

  @Test
  void oneFactForEachAdvisoryAndRelease() throws Exception {
    house.get("/npm/left/-/left-1.0.0.tgz");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.ADDED));
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.UPDATED));
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.WITHDRAWN));
    assertThat(house.facts("gate.exposed")).hasSize(1);
  }

  @Test
  void whatAKilledProcessLeftUnwrittenIsFoundAtTheStart() throws Exception {
    house.get("/npm/left/-/left-1.0.0.tgz");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.gate.findExposures();
    // The claim was known before the pull: that was no late advisory.
    assertThat(house.facts("gate.exposed")).isEmpty();
    house.advisories.put(Ecosystem.NPM, "left", "1.0.0", known("2026-12-01T00:00:00Z"));
    house.gate.findExposures();
    house.gate.findExposures();
    assertThat(house.facts("gate.exposed")).hasSize(1);
  }

  @Test
  void privateUpstreamsAreNotMeant() throws Exception {
    house =
        house.reopen(
            GateConfig.of(
                List.of(
                    new Upstream(
                        Ecosystem.NPM,
                        "default",
                        registry.url(),
                        Optional.empty(),
                        false,
                        Upstream.Undated.FIRST_SEEN,
                        Set.of(),
                        Set.of()))));
    house.get("/npm/left/-/left-1.0.0.tgz");
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.ADDED));
    assertThat(house.facts("gate.exposed")).isEmpty();
  }

  private static AdvisoryMatch known(String since) {
    return new AdvisoryMatch(
        "MAL-2026-1",
        List.of(),
        true,
        true,
        "steals credentials",
        "test",
        Optional.empty(),
        Instant.parse(since),
        List.of());
  }

  @Test
  void whatNobodyPulledIsNoExposure() {
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    house.gate.advisoryChanged(changed(AdvisoryChange.Kind.ADDED));
    assertThat(house.facts("gate.exposed")).isEmpty();
  }

  private static AdvisoryChange changed(AdvisoryChange.Kind kind) {
    return new AdvisoryChange(kind, "test", "MAL-2026-1", true, List.of(LEFT));
  }
}
