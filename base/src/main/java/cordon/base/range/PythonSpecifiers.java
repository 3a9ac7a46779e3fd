package cordon.base.range;

import cordon.base.version.Pep440;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of version specifiers by PEP 440, between commas; all must hold, and none at all holds for
 * every version. A version that is not one by PEP 440 is only ever matched by {@code ===}.
 *
 * <p>A pre-release is taken only where a specifier names one, or where all are asked for.
 *
 * @param specifiers what must hold
 * @param includePrerelease whether pre-releases are taken though no specifier names one
 */
public record PythonSpecifiers(List<PythonSpecifier> specifiers, boolean includePrerelease)
    implements VersionRange {

  public PythonSpecifiers {
    specifiers = List.copyOf(specifiers);
  }

  /** As pip reads a requirement, where pre-releases must be asked for. */
  public static PythonSpecifiers parse(String text) {
    return parse(text, false);
  }

  /**
   * @throws cordon.base.ProblemException naming the place and the remedy
   */
  public static PythonSpecifiers parse(String text, boolean includePrerelease) {
    List<PythonSpecifier> specifiers = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      specifiers.add(PythonSpecifier.parse(text, part.strip()));
    }
    return new PythonSpecifiers(specifiers, includePrerelease);
  }

  @Override
  public VersionScheme scheme() {
    return VersionScheme.PYPI;
  }

  @Override
  public boolean contains(String version) {
    Version tested = VersionScheme.PYPI.parse(version);
    if (tested.isPrerelease()
        && !includePrerelease
        && specifiers.stream().noneMatch(PythonSpecifier::namesPrerelease)) {
      return false;
    }
    for (PythonSpecifier specifier : specifiers) {
      boolean holds =
          tested instanceof Pep440 pep440
              ? specifier.holds(version, pep440)
              : specifier.holdsLiterally(version);
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /** Excluded prefixes cut the line of versions into pieces, of which each is an alternative. */
  @Override
  public List<List<Constraint>> alternatives() {
    List<Constraint> common = new ArrayList<>();
    List<PythonSpecifier> gaps = new ArrayList<>();
    for (PythonSpecifier specifier : specifiers) {
      if (specifier.excludesPrefix()) {
        gaps.add(specifier);
      } else {
        common.addAll(specifier.bounds());
      }
    }
    gaps.sort(Comparator.comparing(gap -> gap.bounds().get(0).version()));
    List<List<Constraint>> alternatives = new ArrayList<>();
    List<Constraint> piece = new ArrayList<>(common);
    Version covered = null;
    for (PythonSpecifier gap : gaps) {
      Constraint from = gap.bounds().get(0);
      Constraint to = gap.bounds().get(1);
      if (covered == null || covered.compareTo(from.version()) < 0) {
        piece.add(new Constraint(Comparison.LT, from.text(), from.version()));
        alternatives.add(piece);
      }
      if (covered == null || covered.compareTo(to.version()) < 0) {
        covered = to.version();
        piece = new ArrayList<>(common);
        piece.add(new Constraint(Comparison.GE, to.text(), to.version()));
      }
    }
    alternatives.add(piece);
    return alternatives;
  }
}
