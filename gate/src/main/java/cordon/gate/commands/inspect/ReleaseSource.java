package cordon.gate.commands.inspect;

import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import java.util.List;

/** Where the files of releases come from. */
interface ReleaseSource {
  /**
   * All files of a release, each verified by the digest that its registry gives.
   *
   * @throws ProblemException when they cannot be had
   */
  List<Target.Artifact> fetch(Purl release);
}
