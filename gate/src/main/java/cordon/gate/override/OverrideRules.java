package cordon.gate.override;

import cordon.base.Problem;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a waiver or block must say before it counts. */
final class OverrideRules {
  /** An exception that nobody looks at for a year is a policy. */
  static final Duration LONGEST_WAIVER = Duration.ofDays(366);

  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_NAME = 300;

  private OverrideRules() {}

  static Optional<Problem> check(OverrideDraft draft, Instant now) {
    if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
      return problem("name", "the package name is empty or too long", "give a name or a pattern");
    }
    if (draft.reason().isBlank() || draft.reason().length() > LONGEST_TEXT) {
      return problem(
          "reason", "a reason is missing or too long", "say why in up to 1000 characters");
    }
    if (draft.owner().isBlank() || draft.owner().length() > LONGEST_NAME) {
      return problem("owner", "the owner is missing", "say who answers for it");
    }
    if (draft.expires().map(e -> !e.isAfter(now)).orElse(false)) {
      return problem("expiry", "it would be expired already", "give a time to come");
    }
    if (draft.versions() instanceof VersionSelector.Range(Vers range)
        && !range.scheme().equals(VersionScheme.of(draft.ecosystem()))) {
      return problem(
          "versions",
          "a range of " + range.scheme().name() + " does not fit " + draft.ecosystem().purlType(),
          "write it as vers:" + VersionScheme.of(draft.ecosystem()).name() + "/…");
    }
    return draft.kind() == Kind.WAIVER ? checkWaiver(draft, now) : Optional.empty();
  }

  private static Optional<Problem> checkWaiver(OverrideDraft draft, Instant now) {
    if (draft.expires().isEmpty()) {
      return problem("expiry", "a waiver needs an end", "say until when it counts");
    }
    if (draft.expires().get().isAfter(now.plus(LONGEST_WAIVER))) {
      return problem("expiry", "a waiver ends within a year", "give an earlier end");
    }
    if (draft.malicious() && (!draft.versions().exact() || draft.name().indexOf('*') >= 0)) {
      return problem(
          "malicious",
          "a known malicious release is let in only by its exact name and version",
          "name one package and one version or digest");
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(String field, String why, String remedy) {
    return Optional.of(
        Problem.of(
            "gate/bad-override", "the override cannot be taken", field + ": " + why, remedy));
  }
}
