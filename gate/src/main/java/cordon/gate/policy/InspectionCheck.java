package cordon.gate.policy;

import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.inspect.suppress.Suppressions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What an inspector says of the bytes, where there is one. */
final class InspectionCheck {
  private InspectionCheck() {}

  static boolean clean(InspectionStatus.Done done) {
    return done.inspection().result() == Result.CLEAN;
  }

  static void check(InspectionStatus status, Instant now, Findings findings) {
    switch (status) {
      case InspectionStatus.NoInspector none -> {}
      case InspectionStatus.Pending pending ->
          findings.tell(
              Code.INSPECTION,
              "not inspected yet: no byte leaves before it is",
              "",
              Optional.empty());
      case InspectionStatus.Done done -> done(done, now, findings);
    }
  }

  private static void done(InspectionStatus.Done done, Instant now, Findings findings) {
    Suppressions suppressions =
        new Suppressions(done.suppressions(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    Accepted accepted = Accepted.of(done.inspection(), suppressions);
    result(accepted.standing(), done.ruleSet(), findings);
    accepted.findings().forEach(entry -> accepted(entry, findings));
  }

  /** An accepted finding is told as loudly as it would have been refused. */
  private static void accepted(Accepted.Entry entry, Findings findings) {
    Finding finding = entry.finding();
    findings.tell(
        Code.INSPECTION,
        "accepted although "
            + finding.cause().map(c -> c.result().word()).orElse("")
            + " by rule "
            + finding.rule()
            + ": "
            + Wording.foreign(finding.text())
            + "; "
            + Wording.foreign(entry.by().explained(), 300),
        source(finding),
        Optional.of(entry.by().end()));
  }

  private static void result(Inspection inspection, String ruleSet, Findings findings) {
    String text = text(inspection, ruleSet);
    String source =
        inspection.findings().stream().findFirst().map(InspectionCheck::source).orElse("");
    switch (inspection.result()) {
      case CLEAN, NOT_INSPECTED -> findings.tell(Code.INSPECTION, text, source, Optional.empty());
      case SUSPICIOUS, NOT_FULLY_INSPECTED ->
          findings.deny(
              Code.INSPECTION,
              Verdict.HOLD,
              text,
              source,
              Optional.empty(),
              findings.waiver(Findings::namesOneRelease));
      case MALICIOUS ->
          findings.deny(
              Code.INSPECTION,
              Verdict.BLOCK,
              text,
              source,
              Optional.empty(),
              findings.waiver(Findings::namesMalware));
    }
  }

  /**
   * {@code malicious by rule R: it sends your tokens (setup.js:3; rule set V), 2 more findings}.
   */
  private static String text(Inspection inspection, String ruleSet) {
    String word = inspection.result().word();
    if (inspection.findings().isEmpty()) {
      return word + " by the rules " + ruleSet;
    }
    Finding first = inspection.findings().getFirst();
    String by = inspection.result().badNews() ? " by rule " + first.rule() : "";
    String place = first.place().isEmpty() ? "" : Wording.foreign(first.place()) + "; ";
    return word
        + by
        + ": "
        + Wording.foreign(first.text())
        + " ("
        + place
        + "rule set "
        + ruleSet
        + ")"
        + more(inspection.findings().size() - 1);
  }

  private static String more(int others) {
    return switch (others) {
      case 0 -> "";
      case 1 -> ", and 1 more finding";
      default -> ", and " + others + " more findings";
    };
  }

  private static String source(Finding finding) {
    String place = finding.place().isEmpty() ? "" : " at " + Wording.foreign(finding.place());
    return finding.rule() + place;
  }
}
