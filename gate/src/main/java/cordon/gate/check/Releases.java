package cordon.gate.check;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.purl.Purl;
import cordon.formats.osv.PackageNames;
import cordon.gate.Coordinate;

/** Package URLs as names of releases behind the gate. */
public final class Releases {
  private Releases() {}

  /** The name as the ecosystem's registry spells it. */
  public static String name(Ecosystem ecosystem, Purl purl) {
    return PackageNames.normalise(ecosystem, purl.nativeName());
  }

  /**
   * The release that a package URL names.
   *
   * @throws cordon.base.ProblemException when it has no version or is of no ecosystem that we know
   */
  public static Coordinate coordinate(Purl purl, String upstream) {
    Ecosystem ecosystem =
        purl.ecosystem()
            .orElseThrow(() -> problem(purl, "no ecosystem of type " + purl.type()).asException());
    String version =
        purl.version().orElseThrow(() -> problem(purl, "it has no version").asException());
    return Coordinate.release(ecosystem, upstream, name(ecosystem, purl), version);
  }

  static CheckAnswer unusable(Purl purl) {
    String why = purl.version().isEmpty() ? "no version is given" : "unknown type " + purl.type();
    return CheckAnswer.plain(purl.toString(), Outcome.UNCHECKED, why);
  }

  private static Problem problem(Purl purl, String why) {
    return Problem.of(
        "gate/not-a-release",
        "`" + purl + "` does not name a release",
        why,
        "write it like pkg:npm/left-pad@1.3.0");
  }
}
