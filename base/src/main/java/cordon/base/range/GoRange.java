package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.List;

/**
 * What is asked of a Go module: a version is the least that will do, as in {@code go.mod}; a sign
 * before it bounds it, as in a query of {@code go get}; {@code v1} or {@code v1.2} is any that
 * begins so.
 */
final class GoRange {
  private static final VersionScheme GO = VersionScheme.GOLANG;

  private GoRange() {}

  static VersionRange parse(String text) {
    String query = text.strip();
    Comparison sign = Signs.leading(query);
    String version = query.substring(Signs.length(query)).strip();
    int numbers = version.split("\\.", -1).length;
    boolean prefix = Signs.length(query) == 0 && numbers < 3;
    String whole = prefix ? version + ".0".repeat(3 - numbers) : version;
    if (version.isEmpty() || !GO.isValid(whole) || sign == Comparison.NE) {
      throw VersionRange.problem(GO, text, "\"" + query + "\" asks for no version");
    }
    if (prefix) {
      return new Bounds(GO, List.of(List.of(at(Comparison.GE, whole), below(version, numbers))));
    }
    Comparison least = Signs.length(query) == 0 ? Comparison.GE : sign;
    return new Bounds(GO, List.of(List.of(at(least, whole))));
  }

  /** Below the next of the last number, and below its prereleases. */
  private static Constraint below(String prefix, int numbers) {
    int last = prefix.lastIndexOf('.') + 1;
    int digits = prefix.startsWith("v", last) ? last + 1 : last;
    String next = prefix.substring(0, digits) + Signs.increment(prefix.substring(digits));
    return at(Comparison.LT, next + ".0".repeat(3 - numbers) + "-0");
  }

  private static Constraint at(Comparison comparison, String version) {
    return Constraint.of(GO, comparison, version);
  }
}
