package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of nginx's advisories, between commas: {@code 0.7.52-0.8.39}; {@code 1.4.1+} up to the end
 * of a stable branch, whose second number is even; {@code 1.5.0+} from a mainline branch on.
 */
final class NginxRange {
  private static final VersionScheme NGINX = VersionScheme.NGINX;

  private NginxRange() {}

  static VersionRange parse(String text) {
    List<List<Constraint>> alternatives = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      alternatives.add(alternative(text, part.strip()));
    }
    return new Bounds(NGINX, alternatives);
  }

  private static List<Constraint> alternative(String text, String part) {
    int hyphen = part.indexOf('-');
    if (hyphen >= 0) {
      return List.of(
          constraint(text, Comparison.GE, part.substring(0, hyphen)),
          constraint(text, Comparison.LE, part.substring(hyphen + 1)));
    }
    if (!part.endsWith("+")) {
      return List.of(constraint(text, Comparison.EQ, part));
    }
    String from = part.substring(0, part.length() - 1);
    Constraint low = constraint(text, Comparison.GE, from);
    String[] numbers = low.version().canonical().split("\\.");
    boolean stable = (numbers[1].charAt(numbers[1].length() - 1) - '0') % 2 == 0;
    String next = numbers[0] + "." + Signs.increment(numbers[1]) + ".0";
    return stable ? List.of(low, constraint(text, Comparison.LT, next)) : List.of(low);
  }

  private static Constraint constraint(String text, Comparison comparison, String part) {
    String version = part.strip();
    if (!NGINX.isValid(version)) {
      throw VersionRange.problem(NGINX, text, "\"" + version + "\" is not a version");
    }
    return Constraint.of(NGINX, comparison, version);
  }
}
