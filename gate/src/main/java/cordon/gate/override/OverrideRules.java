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

  /** Long enough to mend what burns and to find a second person. */
  static final Duration LONGEST_EMERGENCY = Duration.ofHours(4);

  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_NAME = 300;

  private OverrideRules() {}

  static Optional<Problem> check(OverrideDraft draft, Instant now) {
    if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
      return problem("name", "the package name is empty or too long", "give a name or a pattern");
    }
    Optional<Problem> reason = checkReason(draft.reason());
    if (reason.isPresent()) {
      return reason;
    }
    if (draft.owner().isBlank() || draft.owner().length() > LONGEST_NAME) {
      return problem("owner", "the owner is missing", "say who answers for it");
    }
    if (draft.versions() instanceof VersionSelector.Range(Vers range)
        && !range.scheme().equals(VersionScheme.of(draft.ecosystem()))) {
      return problem(
          "versions",
          "a range of " + range.scheme().name() + " does not fit " + draft.ecosystem().purlType(),
          "write it as vers:" + VersionScheme.of(draft.ecosystem()).name() + "/…");
    }
    if (draft.kind() == Kind.WAIVER) {
      return checkWaiver(draft, now);
    }
    return draft.malicious()
        ? problem("malicious", "it is for waivers only", "leave it out")
        : draft.expires().flatMap(e -> checkComing(e, now));
  }

  private static Optional<Problem> checkWaiver(OverrideDraft draft, Instant now) {
    if (draft.malicious() && (!draft.versions().exact() || draft.name().indexOf('*') >= 0)) {
      return problem(
          "malicious",
          "a known malicious release is let in only by its exact name and version",
          "name one package and one version or digest");
    }
    return checkEnd(draft.expires(), now);
  }

  /** A break-glass waiver is short, of one package, and lifts no claim of malice. */
  static Optional<Problem> checkEmergency(OverrideDraft draft, Instant now) {
    Optional<Problem> usual = check(draft, now);
    if (usual.isPresent()) {
      return usual;
    }
    if (draft.kind() != Kind.WAIVER || draft.malicious()) {
      return problem(
          "malicious",
          "break-glass lifts no block and no claim of malice",
          "ask for a waiver that two people answer for");
    }
    if (draft.name().indexOf('*') >= 0) {
      return problem("purl", "break-glass is for one package, not for a pattern", "name it");
    }
    return draft.expires().orElseThrow().isAfter(now.plus(LONGEST_EMERGENCY))
        ? problem(
            "expiry",
            "break-glass ends within " + LONGEST_EMERGENCY.toHours() + " hours",
            "give an earlier end")
        : Optional.empty();
  }

  /** The end of a waiver. */
  static Optional<Problem> checkEnd(Optional<Instant> expires, Instant now) {
    if (expires.isEmpty()) {
      return problem("expiry", "a waiver needs an end", "say until when it counts");
    }
    return expires.get().isAfter(now.plus(LONGEST_WAIVER))
        ? problem("expiry", "a waiver ends within a year", "give an earlier end")
        : checkComing(expires.get(), now);
  }

  private static Optional<Problem> checkComing(Instant expires, Instant now) {
    return expires.isAfter(now)
        ? Optional.empty()
        : problem("expiry", "it would be expired already", "give a time to come");
  }

  static Optional<Problem> checkReason(String reason) {
    return reason.isBlank() || reason.length() > LONGEST_TEXT
        ? problem(
            "reason",
            "a reason is missing or too long",
            "say why in up to " + LONGEST_TEXT + " characters")
        : Optional.empty();
  }

  /** What may be left out, but not be endless. */
  static Optional<Problem> checkNote(String note) {
    return note.length() > LONGEST_TEXT
        ? problem("note", "it is too long", "say it in up to " + LONGEST_TEXT + " characters")
        : Optional.empty();
  }

  private static Optional<Problem> problem(String field, String why, String remedy) {
    return Optional.of(ExceptionProblems.override(field, why, remedy));
  }
}
