package cordon.gate.policy;

import cordon.advisories.AdvisoryMatch;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * What advisories say of malice. Public claims speak of public names; a private registry may use
 * the same name for its own.
 */
final class ClaimChecks {
  /** Enough to recognise the case; the advisory itself is one look-up away. */
  private static final int LONGEST_SUMMARY = 200;

  private static final Comparator<AdvisoryMatch> GRAVEST_FIRST =
      Comparator.comparing(AdvisoryMatch::sure)
          .reversed()
          .thenComparing(AdvisoryMatch::id)
          .thenComparing(AdvisoryMatch::source);

  private ClaimChecks() {}

  static void check(ReleaseEvidence evidence, Findings findings) {
    if (!evidence.upstream().open()) {
      return;
    }
    for (AdvisoryMatch a : evidence.advisories().stream().sorted(GRAVEST_FIRST).toList()) {
      if (a.malicious() && a.sure()) {
        String text =
            "known malicious, " + a.id() + " by " + a.source() + ": " + clipped(a.summary());
        findings.deny(
            Code.MALICIOUS,
            Verdict.BLOCK,
            text,
            a.id(),
            Optional.empty(),
            findings.waiver(Findings::namesMalware));
      } else if (a.malicious()) {
        String text =
            "waits for review: "
                + a.id()
                + " by "
                + a.source()
                + " calls the package malicious without naming this version: "
                + clipped(a.summary());
        findings.deny(
            Code.REVIEW,
            Verdict.HOLD,
            text,
            a.id(),
            Optional.empty(),
            findings.waiver(Findings::namesOneRelease));
      }
    }
  }

  private static String clipped(String summary) {
    return summary.length() <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, LONGEST_SUMMARY) + "...";
  }
}
