package cordon.gate.policy;

import cordon.gate.Reason.Code;
import cordon.gate.TrustRules;
import cordon.gate.Verdict;
import cordon.gate.index.Publication.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Whether a release was published otherwise than those before it. */
final class TrustChecks {
  private final ReleaseEvidence evidence;
  private final TrustRules rules;
  private final Age age;
  private final Instant now;
  private final Findings findings;

  TrustChecks(ReleaseEvidence evidence, TrustRules rules, Age age, Instant now, Findings findings) {
    this.evidence = evidence;
    this.rules = rules;
    this.age = age;
    this.now = now;
    this.findings = findings;
  }

  void check() {
    for (Change change : inOrder(evidence.publication().changes())) {
      switch (change) {
        case Change.LostProvenance lost ->
            hold(
                Code.LOST_PROVENANCE,
                Wording.lostProvenance(lost),
                rules.lostProvenance(evidence.coordinate().ecosystem()));
        case Change.NewPublisher other ->
            hold(
                Code.NEW_PUBLISHER,
                Wording.newPublisher(other),
                rules.newPublisher(evidence.coordinate().ecosystem()));
      }
    }
  }

  private static List<Change> inOrder(List<Change> changes) {
    return changes.stream()
        .sorted(Comparator.comparing(change -> change instanceof Change.NewPublisher))
        .toList();
  }

  private void hold(Code code, String text, Duration wait) {
    if (!wait.isZero() && !age.reached(wait, now)) {
      String rule = "; such a release waits " + Wording.length(wait);
      findings.deny(code, Verdict.HOLD, text + rule, "", age.matureAt(wait), findings.waiver());
    }
  }
}
