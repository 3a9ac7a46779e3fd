package cordon.gate.policy;

import cordon.gate.LocalOverride;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.gate.index.Removal;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of releases that their upstream has taken back (docs/decisions/0048). Most packages
 * are taken back for their newest release, so that what passes has to be older than the trouble.
 */
final class RemovalCheck {
  /** How old a release must have been when its package was taken back. */
  static final Duration OLD = Duration.ofDays(7);

  private RemovalCheck() {}

  static void check(ReleaseEvidence evidence, boolean serveRemoved, Age age, Findings findings) {
    evidence.removal().ifPresent(r -> check(r, evidence, serveRemoved, age, findings));
  }

  private static void check(
      ReleaseEvidence.Removed removed,
      ReleaseEvidence evidence,
      boolean serveRemoved,
      Age age,
      Findings findings) {
    Removal removal = removed.removal();
    Optional<LocalOverride> waiver =
        removed.kept() ? findings.waiver(Findings::namesOneRelease) : Optional.empty();
    Optional<String> against = against(removed, evidence, serveRemoved, age);
    if (against.isEmpty()) {
      String text = removal.how() + "; served from here, where it was kept and inspected before";
      findings.tell(Code.REMOVED, text, removal.kind().word(), Optional.empty());
      return;
    }
    String text = removal.how() + "; " + against.get();
    findings.deny(
        Code.REMOVED, Verdict.BLOCK, text, removal.kind().word(), Optional.empty(), waiver);
  }

  /** Why it does not pass; empty where it does. */
  private static Optional<String> against(
      ReleaseEvidence.Removed removed, ReleaseEvidence evidence, boolean serveRemoved, Age age) {
    if (!removed.kept()) {
      return Optional.of("its bytes were not kept here");
    }
    if (!serveRemoved) {
      return Optional.of("what was kept here is not served (`gate.serve-removed`)");
    }
    if (!age.reached(OLD, removed.removal().confirmed())) {
      return Optional.of(
          "it was not " + Wording.length(OLD) + " old when the upstream last listed it");
    }
    return switch (evidence.inspection()) {
      case InspectionStatus.NoInspector none -> Optional.of("nobody inspects what is kept here");
      case InspectionStatus.Pending pending -> Optional.empty(); // no byte leaves before it is
      case InspectionStatus.Done done when InspectionCheck.clean(done) -> Optional.empty();
      case InspectionStatus.Done done -> Optional.of("its inspection here was not clean");
    };
  }
}
