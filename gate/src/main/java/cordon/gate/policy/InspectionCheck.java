package cordon.gate.policy;

import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import java.util.Optional;

/** What an inspector says of the bytes, where there is one. */
final class InspectionCheck {
  private InspectionCheck() {}

  static boolean clean(InspectionStatus.Done done) {
    return done.inspection().result() == Result.CLEAN;
  }

  static void check(InspectionStatus status, Findings findings) {
    switch (status) {
      case InspectionStatus.NoInspector none -> {}
      case InspectionStatus.Pending pending ->
          findings.tell(
              Code.INSPECTION,
              "not inspected yet: no byte leaves before it is",
              "",
              Optional.empty());
      case InspectionStatus.Done done -> result(done, findings);
    }
  }

  private static void result(InspectionStatus.Done done, Findings findings) {
    Inspection inspection = done.inspection();
    String text = text(done);
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
  private static String text(InspectionStatus.Done done) {
    Inspection inspection = done.inspection();
    String word = inspection.result().word();
    if (inspection.findings().isEmpty()) {
      return word + " by the rules " + done.ruleSet();
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
        + done.ruleSet()
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
