package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * A Cargo requirement: comparators between commas that hold together. A version without a sign is
 * one with a caret; all else is as npm has it, prereleases too.
 *
 * @param comparators of npm's kind, whose versions are those of Cargo
 */
record CargoRange(NpmRange comparators) implements VersionRange {

  static VersionRange parse(String text) {
    List<Constraint> all = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String comparator = part.strip();
      if (comparator.isEmpty()) {
        throw VersionRange.problem(VersionScheme.CARGO, text, "a comparator is missing");
      }
      boolean bare = Character.isDigit(comparator.charAt(0)) && !isWildcard(comparator);
      if (comparator.indexOf('|') >= 0 || comparator.contains(" - ")) {
        throw VersionRange.problem(
            VersionScheme.CARGO, text, "\"" + comparator + "\" is no comparator of Cargo");
      }
      all.addAll(new NpmComparators(text, false).read(bare ? "^" + comparator : comparator));
    }
    return new CargoRange(new NpmRange(List.of(all), false));
  }

  private static boolean isWildcard(String comparator) {
    return comparator.endsWith("*") || comparator.endsWith("x") || comparator.endsWith("X");
  }

  @Override
  public VersionScheme scheme() {
    return VersionScheme.CARGO;
  }

  @Override
  public boolean contains(String version) {
    return comparators.contains(version);
  }

  @Override
  public List<List<Constraint>> alternatives() {
    return comparators.alternatives();
  }
}
