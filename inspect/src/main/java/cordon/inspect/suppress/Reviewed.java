package cordon.inspect.suppress;

import cordon.base.Digest;
import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A report in the light of what was accepted.
 *
 * @param artifact digest of the artifact; empty for a folder
 * @param verdict without the accepted findings
 * @param findings all of them, in the order of the report
 */
public record Reviewed(
    Report report, Optional<Digest> artifact, Verdict verdict, List<Judged> findings) {
  public Reviewed {
    findings = List.copyOf(findings);
  }

  /**
   * @param suppression by which the finding was accepted; empty where it stands
   */
  public record Judged(Finding finding, Optional<Suppression> suppression) {
    public boolean suppressed() {
      return suppression.isPresent();
    }

    /** Whether it stands, and changes the verdict. */
    public boolean counts() {
      return !suppressed() && finding.verdict() != Verdict.CLEAN;
    }
  }
}
