package cordon.gate.commands;

import cordon.gate.check.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check can find, as a rule of a static analysis (SARIF 2.1.0 section 3.49). Names are part
 * of the fingerprint by which code hosts recognise a finding, so they stay as they are.
 */
enum SarifRule {
  MALICIOUS("error", "A release that is known to be malicious"),
  BLOCKED("error", "A release that the gate blocks"),
  ABSENT("error", "A release that the registry behind the gate does not have"),
  HASH_MISMATCH("error", "Hashes that are of no file of the release"),
  PAST_THE_GATE("error", "Something that would be fetched past the gate"),
  HELD("warning", "A release that the gate holds"),
  HASH_UNMATCHED("warning", "Some hashes that are of no file of the release"),
  FAILED("warning", "A release about which the registry could not be asked"),
  UNCHECKED("note", "An entry that names no release");

  private final String level;
  private final String text;

  SarifRule(String level, String text) {
    this.level = level;
    this.text = text;
  }

  /** Such as {@code cordon/past-the-gate}. */
  String id() {
    return "cordon/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** SARIF 2.1.0 section 3.27.10. */
  String level() {
    return level;
  }

  String text() {
    return text;
  }

  /** Empty for good news. */
  static Optional<SarifRule> of(CheckResult.Entry entry) {
    Outcome outcome = entry.answer().outcome();
    if (entry.answer().malicious()) {
      return Optional.of(MALICIOUS);
    }
    return switch (outcome) {
      case BLOCK -> Optional.of(BLOCKED);
      case HOLD -> Optional.of(HELD);
      case ABSENT -> Optional.of(ABSENT);
      case FAILED -> Optional.of(FAILED);
      case UNCHECKED -> Optional.of(UNCHECKED);
      case UNKNOWN, ALLOW -> Optional.empty();
    };
  }
}
