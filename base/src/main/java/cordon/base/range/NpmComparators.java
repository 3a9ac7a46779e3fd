package cordon.base.range;

import static cordon.base.range.Comparison.EQ;
import static cordon.base.range.Comparison.GE;
import static cordon.base.range.Comparison.GT;
import static cordon.base.range.Comparison.LE;
import static cordon.base.range.Comparison.LT;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns one alternative of an npm range into bounds, by the rules of node-semver's README. An upper
 * bound that a rule makes ends in {@code -0}, the lowest prerelease, so that it shuts out the
 * prereleases of the next version as well.
 */
final class NpmComparators {
  private final String range;
  private final String lowest;
  private final List<Constraint> bounds = new ArrayList<>(2);

  /**
   * @param range the whole range, for problems
   * @param includePrerelease whether a lower bound that a rule makes takes in its prereleases
   */
  NpmComparators(String range, boolean includePrerelease) {
    this.range = range;
    this.lowest = includePrerelease ? "-0" : "";
  }

  List<Constraint> read(String alternative) {
    String text = alternative.strip();
    int hyphen = text.indexOf(" - ");
    if (hyphen >= 0) {
      hyphen(text.substring(0, hyphen).strip(), text.substring(hyphen + 3).strip());
    } else {
      comparators(text);
    }
    return bounds;
  }

  /** Splits at spaces, but not between a sign and its version. */
  private void comparators(String text) {
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && "<>=~^ v".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String sign = text.substring(from, at).replace(" ", "").replace("v", "");
      int versionFrom = at;
      while (at < text.length() && " <>~^".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      comparator(sign, text.substring(versionFrom, at));
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
  }

  private void comparator(String sign, String version) {
    if (version.isEmpty()) {
      throw VersionRange.problem(VersionScheme.NPM, range, "no version follows \"" + sign + "\"");
    }
    NpmPartial partial =
        NpmPartial.parse(range, version, sign.startsWith("^") || sign.startsWith("~"));
    switch (sign) {
      case "", "=" -> equal(partial);
      case "^" -> caret(partial);
      case "~", "~>" -> tilde(partial);
      case ">" -> above(partial);
      case ">=" -> atLeast(partial);
      case "<" -> below(partial);
      case "<=" -> atMost(partial);
      default ->
          throw VersionRange.problem(
              VersionScheme.NPM, range, "\"" + sign + "\" is no comparison that npm knows");
    }
  }

  private void hyphen(String from, String to) {
    NpmPartial low = NpmPartial.parse(range, from, true);
    NpmPartial high = NpmPartial.parse(range, to, true);
    if (!low.any()) {
      add(GE, low.prerelease().isEmpty() ? low.core() + lowest : low.lowest());
    }
    if (high.hasPatch()) {
      if (high.prerelease().isEmpty() && !lowest.isEmpty()) {
        add(LT, high.nextPatch() + "-0");
      } else {
        add(LE, high.lowest());
      }
    } else if (!high.any()) {
      before(high);
    }
  }

  private void equal(NpmPartial partial) {
    if (partial.any()) {
      all();
    } else if (partial.hasPatch()) {
      add(EQ, partial.lowest());
    } else {
      add(GE, partial.core() + lowest);
      before(partial);
    }
  }

  private void caret(NpmPartial partial) {
    if (partial.any()) {
      all();
      return;
    }
    add(GE, partial.hasPatch() ? partial.lowest() : partial.core() + lowest);
    boolean unstable = isZero(partial.major());
    if (!unstable || partial.minor().isEmpty()) {
      add(LT, partial.nextMajor() + "-0");
    } else if (!isZero(partial.minor()) || !partial.hasPatch()) {
      add(LT, partial.nextMinor() + "-0");
    } else {
      add(LT, partial.nextPatch() + "-0");
    }
  }

  private void tilde(NpmPartial partial) {
    if (partial.any()) {
      all();
      return;
    }
    add(GE, partial.hasPatch() ? partial.lowest() : partial.core() + lowest);
    add(LT, (partial.minor().isEmpty() ? partial.nextMajor() : partial.nextMinor()) + "-0");
  }

  private void above(NpmPartial partial) {
    if (partial.any()) {
      nothing();
    } else if (partial.hasPatch()) {
      add(GT, partial.lowest());
    } else {
      add(GE, (partial.minor().isEmpty() ? partial.nextMajor() : partial.nextMinor()) + lowest);
    }
  }

  private void atLeast(NpmPartial partial) {
    if (partial.any()) {
      all();
    } else {
      add(GE, partial.hasPatch() ? partial.lowest() : partial.core() + lowest);
    }
  }

  private void below(NpmPartial partial) {
    if (partial.any()) {
      nothing();
    } else {
      add(LT, partial.hasPatch() ? partial.lowest() : partial.core() + "-0");
    }
  }

  private void atMost(NpmPartial partial) {
    if (partial.any()) {
      all();
    } else if (partial.hasPatch()) {
      add(LE, partial.lowest());
    } else {
      before(partial);
    }
  }

  /** Below whatever comes after all that the partial stands for. */
  private void before(NpmPartial partial) {
    add(LT, (partial.minor().isEmpty() ? partial.nextMajor() : partial.nextMinor()) + "-0");
  }

  private void all() {
    // no bound
  }

  private void nothing() {
    add(LT, "0.0.0-0");
  }

  /** What is at least the lowest version of all is no bound; npm drops it, too. */
  private void add(Comparison comparison, String version) {
    if (comparison == GE && version.equals("0.0.0" + lowest)) {
      return;
    }
    bounds.add(Constraint.of(VersionScheme.NPM, comparison, version));
  }

  private static boolean isZero(String number) {
    return number.chars().allMatch(c -> c == '0');
  }
}
