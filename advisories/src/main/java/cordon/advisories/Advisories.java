package cordon.advisories;

import cordon.base.Ecosystem;
import java.util.List;

/** The index of advisories; look-ups are in memory and take microseconds. */
public interface Advisories {

  /** All claims that cover this release, the malicious ones first; withdrawn ones never. */
  List<AdvisoryMatch> match(Ecosystem ecosystem, String name, String version);

  /** Grows whenever any answer of {@link #match} may have changed. */
  long generation();
}
