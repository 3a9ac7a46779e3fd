package cordon.base.range;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.version.VersionScheme;
import java.util.List;

/** A set of versions of one scheme, as a requirement or an advisory states it. */
public interface VersionRange {

  /** The longest range that is read; advisories with hundreds of branches stay well below. */
  int MAX_LENGTH = 32_768;

  VersionScheme scheme();

  /**
   * Whether the ecosystem's client would take this version for the range; never a text that is no
   * version of the scheme. Does not throw.
   */
  boolean contains(String version);

  /**
   * The bounds, as alternatives of which each is a list of constraints that hold together; an empty
   * list holds for every version. Rules that no bound expresses (npm's and PyPI's for prereleases)
   * are left out.
   */
  List<List<Constraint>> alternatives();

  /**
   * Reads a range in the notation of the ecosystem.
   *
   * @throws ProblemException naming the place and the remedy, also for an ecosystem whose notation
   *     is not known
   */
  static VersionRange parse(Ecosystem ecosystem, String text) {
    return parse(VersionScheme.of(ecosystem), text);
  }

  /** As {@link #parse(Ecosystem, String)}, by the scheme. */
  static VersionRange parse(VersionScheme scheme, String text) {
    if (text.length() > MAX_LENGTH) {
      throw problem(scheme, text.substring(0, 60) + "…", "it is longer than " + MAX_LENGTH);
    }
    return switch (scheme.name()) {
      case "npm" -> NpmRange.parse(text);
      case "pypi" -> PythonSpecifiers.parse(text);
      case "maven" -> BracketRange.maven(text);
      case "nuget" -> BracketRange.nuget(text);
      case "cargo" -> CargoRange.parse(text);
      case "composer" -> ComposerRange.parse(text);
      case "golang" -> GoRange.parse(text);
      case "gem" -> GemRequirement.parse(text);
      case "conan" -> ConanRange.parse(text);
      case "openssl" -> OpensslRange.parse(text);
      case "nginx" -> NginxRange.parse(text);
      default -> throw problem(scheme, text, "the range notation of " + scheme + " is not known");
    };
  }

  /** For the readers of this package: what is wrong with the range, and where. */
  static ProblemException problem(VersionScheme scheme, String range, String why) {
    return Problem.of(
            "range/invalid",
            "not a version range of " + scheme,
            why + ", in \"" + range + "\"",
            "write it as the documentation of " + scheme + " has it, or as a vers range")
        .asException();
  }
}
