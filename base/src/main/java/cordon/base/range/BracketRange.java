package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervals in brackets, {@code [1.0,2.0)}, as Maven and NuGet write them. A version without
 * brackets is a recommendation to Maven, which takes any version for it, and a minimum to NuGet.
 */
final class BracketRange {
  private BracketRange() {}

  /** Several intervals, separated by commas, are alternatives. */
  static VersionRange maven(String text) {
    String range = text.strip();
    if (!range.startsWith("[") && !range.startsWith("(")) {
      check(VersionScheme.MAVEN, text, range);
      return new Bounds(VersionScheme.MAVEN, List.of(List.of()));
    }
    List<List<Constraint>> alternatives = new ArrayList<>();
    int at = 0;
    while (at < range.length()) {
      int end = end(VersionScheme.MAVEN, text, range, at);
      alternatives.add(interval(VersionScheme.MAVEN, text, range.substring(at, end + 1)));
      at = end + 1;
      while (at < range.length() && (range.charAt(at) == ',' || range.charAt(at) == ' ')) {
        at++;
      }
    }
    return new Bounds(VersionScheme.MAVEN, alternatives);
  }

  /** One interval, a minimum, or a prefix that ends in a star. */
  static VersionRange nuget(String text) {
    String range = text.strip();
    if (range.startsWith("[") || range.startsWith("(")) {
      if (end(VersionScheme.NUGET, text, range, 0) != range.length() - 1) {
        throw VersionRange.problem(VersionScheme.NUGET, text, "there is more than one interval");
      }
      return new Bounds(VersionScheme.NUGET, List.of(interval(VersionScheme.NUGET, text, range)));
    }
    String minimum = range.indexOf('*') >= 0 ? floor(range) : range;
    check(VersionScheme.NUGET, text, minimum);
    return new Bounds(
        VersionScheme.NUGET,
        List.of(List.of(Constraint.of(VersionScheme.NUGET, Comparison.GE, minimum))));
  }

  /** {@code 1.2.*} asks for the newest from 1.2.0 on; NuGet bounds it only by what it prefers. */
  private static String floor(String floating) {
    String fixed = floating.substring(0, floating.indexOf('*'));
    String rest = floating.substring(fixed.length() + 1);
    boolean open = fixed.isEmpty() || fixed.endsWith(".") || fixed.endsWith("-");
    String prerelease = rest.startsWith("-") ? "-0" : ""; // {@code 1.*-*} takes those as well
    return (open ? fixed + "0" : fixed) + prerelease;
  }

  private static int end(VersionScheme scheme, String text, String range, int at) {
    char open = range.charAt(at);
    for (int i = at + 1; i < range.length(); i++) {
      if (range.charAt(i) == ']' || range.charAt(i) == ')') {
        return i;
      }
    }
    throw VersionRange.problem(
        scheme, text, "the bracket " + open + " at character " + (at + 1) + " is not closed");
  }

  private static List<Constraint> interval(VersionScheme scheme, String text, String interval) {
    boolean withLow = interval.charAt(0) == '[';
    if (!withLow && interval.charAt(0) != '(') {
      throw VersionRange.problem(scheme, text, "\"" + interval + "\" opens no bracket");
    }
    boolean withHigh = interval.endsWith("]");
    String inside = interval.substring(1, interval.length() - 1);
    int comma = inside.indexOf(',');
    if (comma < 0) {
      if (!withLow || !withHigh) {
        throw VersionRange.problem(scheme, text, "a single version stands in [ and ]");
      }
      check(scheme, text, inside.strip());
      return List.of(Constraint.of(scheme, Comparison.EQ, inside.strip()));
    }
    return bounds(scheme, text, inside, comma, withLow, withHigh);
  }

  private static List<Constraint> bounds(
      VersionScheme scheme,
      String text,
      String inside,
      int comma,
      boolean withLow,
      boolean withHigh) {
    String low = inside.substring(0, comma).strip();
    String high = inside.substring(comma + 1).strip();
    List<Constraint> bounds = new ArrayList<>(2);
    if (!low.isEmpty()) {
      check(scheme, text, low);
      bounds.add(Constraint.of(scheme, withLow ? Comparison.GE : Comparison.GT, low));
    }
    if (!high.isEmpty()) {
      check(scheme, text, high);
      bounds.add(Constraint.of(scheme, withHigh ? Comparison.LE : Comparison.LT, high));
    }
    if (bounds.size() == 2 && scheme.compare(low, high) > 0) {
      throw VersionRange.problem(scheme, text, low + " is above " + high);
    }
    return bounds;
  }

  private static void check(VersionScheme scheme, String text, String version) {
    if (version.isEmpty()) {
      throw VersionRange.problem(scheme, text, "a version is missing");
    }
    for (int i = 0; i < version.length(); i++) {
      if ("[](), ".indexOf(version.charAt(i)) >= 0) {
        throw VersionRange.problem(scheme, text, "\"" + version + "\" is not a version");
      }
    }
  }
}
