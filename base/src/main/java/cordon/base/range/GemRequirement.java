package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * RubyGems requirements: constraints between commas that hold together; {@code ~> 2.0.8} is at
 * least 2.0.8 and before 2.1.
 */
final class GemRequirement {
  private static final VersionScheme GEM = VersionScheme.GEM;

  private GemRequirement() {}

  static VersionRange parse(String text) {
    List<Constraint> all = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String requirement = part.strip();
      if (requirement.startsWith("~>")) {
        String version = version(text, requirement.substring(2));
        all.add(Constraint.of(GEM, Comparison.GE, version));
        all.add(Constraint.of(GEM, Comparison.LT, bump(version)));
      } else {
        Comparison comparison = Signs.leading(requirement);
        String rest = requirement.substring(Signs.length(requirement));
        all.add(Constraint.of(GEM, comparison, version(text, rest)));
      }
    }
    return new Bounds(GEM, List.of(all));
  }

  private static String version(String text, String part) {
    String version = part.strip();
    if (version.isEmpty() || !GEM.isValid(version)) {
      throw VersionRange.problem(GEM, text, "\"" + version + "\" is not a version");
    }
    return version;
  }

  /** Without the prerelease and the last number, and one more in what is then last. */
  private static String bump(String version) {
    List<String> numbers = new ArrayList<>();
    for (String part : version.split("[.-]", -1)) {
      if (!part.chars().allMatch(Character::isDigit)) {
        break;
      }
      numbers.add(part);
    }
    if (numbers.size() > 1) {
      numbers.removeLast();
    }
    numbers.set(numbers.size() - 1, Signs.increment(numbers.getLast()));
    return String.join(".", numbers);
  }
}
