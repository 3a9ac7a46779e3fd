package cordon.base.range;

import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * An npm range by the grammar of node-semver: alternatives between {@code ||}, comparators between
 * spaces, hyphen ranges, x-ranges, tilde and caret.
 *
 * <p>Unless prereleases are asked for, one is taken only where a comparator of the same alternative
 * names a prerelease of the same three numbers: {@code ^1.2.3-beta.2} takes {@code 1.2.3-beta.4}
 * and not {@code 1.2.4-beta.2}.
 *
 * @param alternatives the comparators, desugared to bounds
 * @param includePrerelease whether every prerelease within the bounds is taken
 */
public record NpmRange(List<List<Constraint>> alternatives, boolean includePrerelease)
    implements VersionRange {

  public NpmRange {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /** As npm reads a dependency, where prereleases must be asked for. */
  public static NpmRange parse(String text) {
    return parse(text, false);
  }

  /**
   * @throws cordon.base.ProblemException naming the place and the remedy
   */
  public static NpmRange parse(String text, boolean includePrerelease) {
    List<List<Constraint>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|", -1)) {
      alternatives.add(new NpmComparators(text, includePrerelease).read(alternative));
    }
    // Beside an alternative without bounds npm forgets all others, and the prereleases they name.
    boolean any = alternatives.stream().anyMatch(List::isEmpty);
    return new NpmRange(any ? List.of(List.of()) : alternatives, includePrerelease);
  }

  @Override
  public VersionScheme scheme() {
    return VersionScheme.NPM;
  }

  @Override
  public boolean contains(String version) {
    Version tested = VersionScheme.NPM.parse(version);
    if (!tested.isOrdered()) {
      return false;
    }
    for (List<Constraint> all : alternatives) {
      if (Bounds.allHold(all, tested) && (includePrerelease || permitted(all, tested))) {
        return true;
      }
    }
    return false;
  }

  private static boolean permitted(List<Constraint> all, Version tested) {
    if (!tested.isPrerelease()) {
      return true;
    }
    String core = core(tested);
    return all.stream().anyMatch(c -> c.version().isPrerelease() && core(c.version()).equals(core));
  }

  /** The three numbers; a canonical SemVer has its first hyphen after them. */
  private static String core(Version version) {
    String canonical = version.canonical();
    int hyphen = canonical.indexOf('-');
    return hyphen < 0 ? canonical : canonical.substring(0, hyphen);
  }
}
