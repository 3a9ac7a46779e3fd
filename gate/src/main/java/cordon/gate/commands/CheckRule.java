package cordon.gate.commands;

import cordon.formats.sarif.SarifLevel;
import cordon.formats.sarif.SarifRule;
import cordon.gate.check.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check can find, as a rule of a static analysis (SARIF 2.1.0 section 3.49). Names are part
 * of the fingerprint by which code hosts recognise a finding, so they stay as they are.
 */
enum CheckRule {
  MALICIOUS(SarifLevel.ERROR, "A release that is known to be malicious"),
  BLOCKED(SarifLevel.ERROR, "A release that the gate blocks"),
  ABSENT(SarifLevel.ERROR, "A release that the registry behind the gate does not have"),
  HASH_MISMATCH(SarifLevel.ERROR, "Hashes that are of no file of the release"),
  PAST_THE_GATE(SarifLevel.ERROR, "Something that would be fetched past the gate"),
  HELD(SarifLevel.WARNING, "A release that the gate holds"),
  HASH_UNMATCHED(SarifLevel.WARNING, "Some hashes that are of no file of the release"),
  FAILED(SarifLevel.WARNING, "A release about which the registry could not be asked"),
  UNCHECKED(SarifLevel.NOTE, "An entry that names no release");

  private final SarifLevel level;
  private final String text;

  CheckRule(SarifLevel level, String text) {
    this.level = level;
    this.text = text;
  }

  /** Such as {@code cordon/past-the-gate}. */
  private String id() {
    return "cordon/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  SarifRule sarif() {
    return SarifRule.of(id(), level, text);
  }

  /** Empty for good news. */
  static Optional<CheckRule> of(CheckResult.Entry entry) {
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
