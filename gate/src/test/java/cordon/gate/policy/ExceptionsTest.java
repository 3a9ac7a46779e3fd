package cordon.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.CoolDownRule;
import cordon.gate.CoolDowns;
import cordon.gate.Decision;
import cordon.gate.Freeze;
import cordon.gate.Inspection.Result;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.NameOwner;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.TrustRules;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import cordon.gate.index.Publication;
import cordon.gate.index.Publication.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ownership, freeze, the exceptions to the cool-down, provenance and inspection, one by one. */
class ExceptionsTest {
  private final DecisionCase c = new DecisionCase();

  private Code decisive() {
    return c.decide().decisive().map(Reason::code).orElseThrow();
  }

  private void attestedAfter(Duration shorter) {
    c.publication = Publication.stated(true, Optional.empty());
    c.settings =
        c.settings.with(new CoolDowns(Map.of(), Map.of(Ecosystem.NPM, shorter), List.of(), true));
  }

  @Test
  void aForeignNameIsBlockedWhateverElseIsKnown() {
    c.settings = c.settings.with(List.of(new NameOwner(Ecosystem.NPM, "Left*", "internal")));
    c.override(Kind.WAIVER, new VersionSelector.Bytes(DecisionCase.BYTES), true);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(c.decide().text())
        .isEqualTo(
            "the name belongs to the upstream `internal` (`left*`) and no other one is asked for"
                + " it; ask at /npm/internal/");
    c.settings = c.settings.with(List.of(new NameOwner(Ecosystem.NPM, "left*", Upstream.DEFAULT)));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void aNamesakeOnAPrivateUpstreamIsTold() {
    c.namesake = Optional.of("internal");
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(c.decide().reasons())
        .singleElement()
        .satisfies(r -> assertThat(r.code()).isEqualTo(Code.NAME_CLASH));
  }

  @Test
  void theEarlierFreezeDateCounts() {
    Instant line = DecisionCase.NOW.minus(Duration.ofDays(500));
    c.settings = c.settings.with(new Freeze(Optional.empty(), Map.of("npm/default", line)));
    assertThat(decisive()).isEqualTo(Code.FROZEN);
    c.settings =
        c.settings.with(new Freeze(Optional.of(line), Map.of("npm/default", DecisionCase.NOW)));
    assertThat(decisive()).isEqualTo(Code.FROZEN);
    c.settings = c.settings.with(new Freeze(Optional.empty(), Map.of("npm/other", line)));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void anAttestedReleaseWaitsLessLong() {
    attestedAfter(Duration.ofDays(2));
    c.age(Duration.ofDays(1));
    assertThat(decisive()).isEqualTo(Code.COOL_DOWN);
    assertThat(c.decide().text()).endsWith("the cool-down is 2 days");
    c.age(Duration.ofDays(2));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(decisive()).isEqualTo(Code.ATTESTED);
    assertThat(c.decide().text()).contains("not verified here", "2 days instead of 7 days");
    c.publication = Publication.UNSTATED;
    assertThat(c.decide().verdict()).isEqualTo(Verdict.HOLD);
  }

  @Test
  void aRuleCountsAloneForItsPackages() {
    attestedAfter(Duration.ofHours(1));
    CoolDownRule strict =
        new CoolDownRule(Ecosystem.NPM, "le*", Duration.ofDays(30), Optional.empty());
    c.settings =
        c.settings.with(
            new CoolDowns(
                Map.of(), Map.of(Ecosystem.NPM, Duration.ofHours(1)), List.of(strict), true));
    c.age(Duration.ofDays(20));
    assertThat(decisive()).isEqualTo(Code.COOL_DOWN);
  }

  @Test
  void anAttestationDatesNothing() {
    attestedAfter(Duration.ZERO);
    c.undated();
    assertThat(decisive()).isEqualTo(Code.UNDATED);
    assertThat(c.decide().until()).isEmpty();
    c.firstSeen = Optional.of(DecisionCase.NOW.minus(Duration.ofDays(3)));
    assertThat(decisive()).isEqualTo(Code.UNDATED);
    assertThat(c.decide().until()).contains(DecisionCase.NOW.plus(Duration.ofDays(4)));
  }

  @Test
  void aFixOfWhatIsInUsePassesYoung() {
    c.age(Duration.ofHours(1));
    c.fixes = List.of(new SecurityFix("GHSA-1", "0.9.0"));
    Decision d = c.decide();
    assertThat(d.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(d.reasons())
        .extracting(Reason::code)
        .containsExactly(Code.COOL_DOWN, Code.SECURITY_FIX);
    assertThat(d.decisive().map(Reason::source)).contains("GHSA-1");
    assertThat(d.text()).contains("fixes GHSA-1 of left 0.9.0, which is in use here");
    c.settings = c.settings.with(new CoolDowns(Map.of(), Map.of(), List.of(), false));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.HOLD);
  }

  @Test
  void theFixLaneLiftsNothingButTheCoolDown() {
    c.age(Duration.ofHours(1));
    c.fixes = List.of(new SecurityFix("GHSA-1", "0.9.0"));
    c.settings = c.settings.with(new Freeze(Optional.of(Instant.EPOCH), Map.of()));
    assertThat(decisive()).isEqualTo(Code.FROZEN);
    c.settings = c.settings.with(Freeze.NONE);
    c.publication =
        new Publication(false, Optional.empty(), List.of(new Change.LostProvenance("0.9.0")));
    assertThat(decisive()).isEqualTo(Code.LOST_PROVENANCE);
    c.publication = Publication.UNSTATED;
    c.undated();
    assertThat(decisive()).isEqualTo(Code.UNDATED);
    c.age(Duration.ofHours(1));
    c.upstream =
        new Upstream(
            Ecosystem.NPM,
            "own",
            c.upstream.url(),
            Optional.empty(),
            false,
            Upstream.Undated.FIRST_SEEN,
            Set.of(),
            Set.of());
    assertThat(decisive()).isEqualTo(Code.COOL_DOWN);
  }

  @Test
  void theFixLaneNeedsACleanInspectionWhereThereIsAny() {
    c.age(Duration.ofHours(1));
    c.fixes = List.of(new SecurityFix("GHSA-1", "0.9.0"));
    c.inspection = DeciderPropertyTest.done(Result.CLEAN);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    c.inspection = DeciderPropertyTest.done(Result.NOT_INSPECTED);
    assertThat(decisive()).isEqualTo(Code.COOL_DOWN);
    c.inspection = DeciderPropertyTest.done(Result.MALICIOUS);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.BLOCK);
  }

  @Test
  void aChangeOfPublishingHoldsForItsTime() {
    c.publication =
        new Publication(
            false,
            Optional.of("mallory"),
            List.of(
                new Change.LostProvenance("0.9.0"),
                new Change.NewPublisher(Optional.of("mal\nlory"), List.of("ann", "ben"))));
    c.age(Duration.ofDays(10));
    Decision d = c.decide();
    assertThat(d.verdict()).isEqualTo(Verdict.HOLD);
    assertThat(d.until()).contains(DecisionCase.NOW.plus(Duration.ofDays(20)));
    assertThat(d.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "it has no attestation, and releases before it had one, such as 0.9.0; such a release"
                + " waits 30 days",
            "published by mal?lory, the releases before it by ann, ben; such a release waits 14"
                + " days");
    c.age(Duration.ofDays(20));
    assertThat(c.decide().reasons()).extracting(Reason::code).containsExactly(Code.LOST_PROVENANCE);
    c.age(Duration.ofDays(30));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    c.age(Duration.ofDays(10));
    c.settings =
        c.settings.with(
            new TrustRules(
                Map.of(Ecosystem.NPM, Duration.ZERO), Map.of(Ecosystem.NPM, Duration.ZERO)));
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void whatAnInspectorFindsDecides() {
    c.inspection = DeciderPropertyTest.done(Result.SUSPICIOUS);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(c.decide().text())
        .isEqualTo("suspicious by rule r-1: reads credentials (index.js:3; rule set rules-1)");
    c.override(Kind.WAIVER, new VersionSelector.Exact("1.0.0"), false);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    c.inspection = DeciderPropertyTest.done(Result.MALICIOUS);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.BLOCK);
    c.override(Kind.WAIVER, new VersionSelector.Exact("1.0.0"), true);
    assertThat(c.decide().verdict()).isEqualTo(Verdict.ALLOW);
    c.inspection = new InspectionStatus.Pending();
    assertThat(c.decide().reasons()).extracting(Reason::code).contains(Code.INSPECTION);
  }
}
