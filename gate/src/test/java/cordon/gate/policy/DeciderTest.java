package cordon.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.AgeBasis;
import cordon.gate.Decision;
import cordon.gate.FakeAdvisories;
import cordon.gate.Freeze;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.PolicySettings;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Trail;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The one decision, check by check. */
class DeciderTest {
  private static final Instant NOW = DecisionCase.NOW;
  private static final Instant OLD = NOW.minus(Duration.ofDays(400));
  private static final Digest BYTES = DecisionCase.BYTES;
  private static final Upstream PUBLIC =
      Upstream.open(Ecosystem.NPM, URI.create("https://registry.example/"));
  private static final AdvisoryMatch MALICIOUS = FakeAdvisories.match("MAL-1", true, true);
  private static final AdvisoryMatch UNSURE = FakeAdvisories.match("MAL-2", true, false);

  private Upstream upstream = PUBLIC;
  private String named = "left";
  private String stated = OLD.toString();
  private Optional<Instant> published = Optional.of(OLD);
  private Optional<Instant> firstSeen = Optional.empty();
  private Optional<Digest> replaced = Optional.empty();
  private boolean verifiable = true;
  private List<AdvisoryMatch> advisories = List.of();
  private List<LocalOverride> overrides = List.of();
  private PolicySettings settings = PolicySettings.DEFAULT;

  private Decision decide() {
    DecisionCase c = new DecisionCase();
    c.upstream = upstream;
    c.stated = stated;
    c.published = published;
    c.firstSeen = firstSeen;
    c.replaced = replaced;
    c.verifiable = verifiable;
    c.settings = settings;
    c.advisories.addAll(advisories);
    c.overrides.addAll(overrides);
    return c.decide();
  }

  private void publishedAt(Instant time) {
    stated = time.toString();
    published = Optional.of(time);
  }

  private void freezeAfter(Instant line) {
    settings = settings.with(new Freeze(Optional.of(line), Map.of()));
  }

  private LocalOverride override(
      Kind kind, VersionSelector versions, boolean malicious, Duration left) {
    return new LocalOverride(
        kind == Kind.WAIVER ? "W-1" : "B-1",
        kind,
        Ecosystem.NPM,
        named,
        versions,
        malicious,
        "because",
        "security",
        NOW.minusSeconds(1),
        Optional.of(NOW.plus(left)),
        Optional.empty(),
        Optional.empty(),
        Trail.by("user:security"));
  }

  private void waive(VersionSelector versions, boolean malicious) {
    overrides = List.of(override(Kind.WAIVER, versions, malicious, Duration.ofHours(1)));
  }

  private static Code decisive(Decision decision) {
    return decision.decisive().map(Reason::code).orElseThrow();
  }

  @Test
  void anOldCleanReleasePasses() {
    Decision d = decide();
    assertThat(d.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(d.reasons()).isEmpty();
    assertThat(d.basis()).isEqualTo(AgeBasis.UPSTREAM);
    assertThat(d.validUntil()).isEqualTo(Instant.MAX);
  }

  @Test
  void theCoolDownEndsToTheMillisecond() {
    publishedAt(NOW.minus(Duration.ofDays(7)).plusMillis(1));
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decide().until()).contains(NOW.plusMillis(1));
    assertThat(decide().validUntil()).isEqualTo(NOW.plusMillis(1));
    publishedAt(NOW.minus(Duration.ofDays(7)));
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void aMissingTimeHoldsAndAgesFromFirstSight() {
    stated = "";
    published = Optional.empty();
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decide().basis()).isEqualTo(AgeBasis.NONE);
    assertThat(decide().until()).isEmpty();
    firstSeen = Optional.of(NOW.minus(Duration.ofDays(3)));
    assertThat(decisive(decide())).isEqualTo(Code.UNDATED);
    assertThat(decide().basis()).isEqualTo(AgeBasis.FIRST_SEEN);
    assertThat(decide().until()).contains(NOW.plus(Duration.ofDays(4)));
    assertThat(decide().text()).contains("states no publish time").contains("first seen here");
    firstSeen = Optional.of(NOW.minus(Duration.ofDays(8)));
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void anUnreadableOrFutureTimeSaysSo() {
    stated = "yesterday\r\nX-Evil: 1";
    published = Optional.empty();
    assertThat(decide().text()).contains("cannot be read (yesterday??X-Evil: 1)");
    publishedAt(NOW.plusSeconds(60));
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decide().text()).contains("in the future");
    assertThat(decide().validUntil()).isEqualTo(NOW.plusSeconds(60));
    publishedAt(Instant.MAX);
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    firstSeen = Optional.of(OLD);
    upstream =
        new Upstream(
            Ecosystem.NPM,
            "default",
            PUBLIC.url(),
            Optional.empty(),
            true,
            Upstream.Undated.HOLD,
            Set.of(),
            Set.of());
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decide().until()).isEmpty();
  }

  @Test
  void malwareBlocksOnPublicUpstreamsOnly() {
    advisories = List.of(MALICIOUS);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(decide().text()).contains("MAL-1").contains("steals credentials");
    upstream =
        new Upstream(
            Ecosystem.NPM,
            "own",
            PUBLIC.url(),
            Optional.empty(),
            false,
            Upstream.Undated.FIRST_SEEN,
            Set.of(),
            Set.of());
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
    upstream = PUBLIC;
    advisories = List.of(FakeAdvisories.match("CVE-1", false, true));
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void malwareIsWaivedOnlyByNameAndOnPurpose() {
    advisories = List.of(MALICIOUS);
    waive(new VersionSelector.Any(), true);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    waive(new VersionSelector.Exact("1.0.0"), false);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    waive(new VersionSelector.Exact("1.0.1"), true);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    waive(new VersionSelector.Exact("1.0.0"), true);
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(decisive(decide())).isEqualTo(Code.WAIVED);
    assertThat(decide().reasons()).extracting(Reason::code).contains(Code.MALICIOUS);
    assertThat(decide().validUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void aClaimWithoutVersionsWaitsForReview() {
    advisories = List.of(UNSURE);
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decisive(decide())).isEqualTo(Code.REVIEW);
    assertThat(decide().until()).isEmpty();
    waive(new VersionSelector.Any(), false);
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    waive(new VersionSelector.Bytes(BYTES), false);
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  /** One version of a pattern is a version of many packages, which nobody has looked at. */
  @Test
  void aPatternLiftsNoClaimOfMalice() {
    named = "le*";
    waive(new VersionSelector.Exact("1.0.0"), true);
    advisories = List.of(UNSURE);
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    advisories = List.of(MALICIOUS);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
  }

  @Test
  void aBlockBeatsAWaiver() {
    overrides =
        List.of(
            override(Kind.WAIVER, new VersionSelector.Any(), false, Duration.ofHours(1)),
            override(Kind.BLOCK, new VersionSelector.Any(), false, Duration.ofHours(2)));
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(decide().validUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void anExpiredWaiverIsNone() {
    publishedAt(NOW.minusSeconds(1));
    overrides = List.of(override(Kind.WAIVER, new VersionSelector.Any(), false, Duration.ZERO));
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    waive(new VersionSelector.Any(), false);
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void nothingBehindTheFreezeDatePasses() {
    freezeAfter(OLD.minusSeconds(1));
    assertThat(decisive(decide())).isEqualTo(Code.FROZEN);
    assertThat(decide().until()).isEmpty();
    freezeAfter(OLD);
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
    stated = "";
    published = Optional.empty();
    assertThat(decide().reasons())
        .extracting(Reason::code)
        .containsExactly(Code.FROZEN, Code.UNDATED);
  }

  @Test
  void replacedBytesBlockUntilTheseBytesAreWaived() {
    replaced = Optional.of(Digest.sha256("cd".repeat(32)));
    assertThat(decisive(decide())).isEqualTo(Code.DIGEST_CHANGED);
    waive(new VersionSelector.Exact("1.0.0"), true);
    assertThat(decide().verdict()).isEqualTo(Verdict.BLOCK);
    waive(new VersionSelector.Bytes(BYTES), false);
    assertThat(decide().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void bytesWithoutAChecksumNeverPass() {
    verifiable = false;
    waive(new VersionSelector.Exact("1.0.0"), true);
    assertThat(decide().verdict()).isEqualTo(Verdict.HOLD);
    assertThat(decisive(decide())).isEqualTo(Code.UNVERIFIABLE);
  }

  @Test
  void theFirstDenialDecidesAndAllAreTold() {
    publishedAt(NOW.minusSeconds(1));
    advisories = List.of(MALICIOUS);
    Decision d = decide();
    assertThat(d.verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(d.reasons())
        .extracting(Reason::code)
        .containsExactly(Code.MALICIOUS, Code.COOL_DOWN);
    assertThat(d.until()).isEmpty();
  }
}
