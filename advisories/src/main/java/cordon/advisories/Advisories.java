package cordon.advisories;

import cordon.base.Ecosystem;
import java.util.List;

/** The index of advisories; look-ups are in memory and take microseconds. */
public interface Advisories {

  /** All claims that cover this release, the malicious ones first; withdrawn ones never. */
  List<AdvisoryMatch> match(Ecosystem ecosystem, String name, String version);

  /**
   * The ids of all claims of a vulnerability that name exactly this version as fixed; withdrawn
   * ones and those of malware never. In no order.
   */
  List<String> fixes(Ecosystem ecosystem, String name, String version);

  /** Grows whenever any answer of {@link #match} or {@link #fixes} may have changed. */
  long generation();
}
