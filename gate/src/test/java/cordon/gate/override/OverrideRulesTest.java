package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.vers.Vers;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverrideRulesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static Optional<Problem> check(
      Kind kind, String name, VersionSelector versions, boolean malicious, Duration left) {
    return OverrideRules.check(
        new OverrideDraft(
            kind,
            Ecosystem.NPM,
            name,
            versions,
            malicious,
            "why",
            "who",
            left.isZero() ? Optional.empty() : Optional.of(NOW.plus(left))),
        NOW);
  }

  @Test
  void aWaiverEndsWithinAYear() {
    VersionSelector any = new VersionSelector.Any();
    assertThat(check(Kind.WAIVER, "x", any, false, Duration.ofDays(30))).isEmpty();
    assertThat(check(Kind.WAIVER, "x", any, false, Duration.ZERO).get().detail())
        .contains("needs an end");
    assertThat(check(Kind.WAIVER, "x", any, false, Duration.ofDays(400))).isPresent();
    assertThat(check(Kind.WAIVER, "x", any, false, Duration.ofDays(-1))).isPresent();
    assertThat(check(Kind.BLOCK, "x", any, false, Duration.ZERO)).isEmpty();
  }

  @Test
  void aRangeIsOfItsEcosystemAndSurvivesTheStore() {
    VersionSelector npm = new VersionSelector.Range(Vers.parse("vers:npm/>=1.0.0|<2.0.0"));
    assertThat(check(Kind.BLOCK, "x", npm, false, Duration.ZERO)).isEmpty();
    assertThat(npm.covers(Ecosystem.NPM, "1.5.0", List.of())).isTrue();
    assertThat(npm.covers(Ecosystem.NPM, "2.0.0", List.of())).isFalse();
    VersionSelector back = SelectorText.parse(SelectorText.kind(npm), SelectorText.value(npm));
    assertThat(back).isInstanceOf(VersionSelector.Range.class);
    assertThat(SelectorText.value(back)).isEqualTo("vers:npm/>=1.0.0|<2.0.0");
    VersionSelector pypi = new VersionSelector.Range(Vers.parse("vers:pypi/>=1.0.0"));
    assertThat(check(Kind.BLOCK, "x", pypi, false, Duration.ZERO).get().remedy())
        .contains("vers:npm/");
  }

  @Test
  void malwareIsNamedExactly() {
    Duration day = Duration.ofDays(1);
    VersionSelector one = new VersionSelector.Exact("1.0.0");
    assertThat(check(Kind.WAIVER, "x", one, true, day)).isEmpty();
    assertThat(check(Kind.WAIVER, "x", new VersionSelector.Any(), true, day)).isPresent();
    assertThat(check(Kind.WAIVER, "x*", one, true, day)).isPresent();
  }
}
