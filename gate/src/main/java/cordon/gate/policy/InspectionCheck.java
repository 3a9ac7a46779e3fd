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
    String text = inspection.result().word() + " by the rules " + done.ruleSet() + what(inspection);
    Optional<String> rule = inspection.findings().stream().findFirst().map(Finding::rule);
    switch (inspection.result()) {
      case CLEAN, NOT_INSPECTED ->
          findings.tell(Code.INSPECTION, text, rule.orElse(""), Optional.empty());
      case SUSPICIOUS ->
          findings.deny(
              Code.INSPECTION,
              Verdict.HOLD,
              text,
              rule.orElse(""),
              Optional.empty(),
              findings.waiver(Findings::namesOneRelease));
      case MALICIOUS ->
          findings.deny(
              Code.INSPECTION,
              Verdict.BLOCK,
              text,
              rule.orElse(""),
              Optional.empty(),
              findings.waiver(Findings::namesMalware));
    }
  }

  private static String what(Inspection inspection) {
    return inspection.findings().stream()
        .findFirst()
        .map(f -> ": " + Wording.foreign(f.text()) + (f.place().isEmpty() ? "" : place(f)))
        .orElse("");
  }

  private static String place(Finding finding) {
    return " (" + Wording.foreign(finding.place()) + ")";
  }
}
