package cordon.base.vers;

import cordon.base.ProblemException;
import cordon.base.range.Comparison;
import cordon.base.range.Constraint;
import cordon.base.range.VersionRange;
import cordon.base.version.InOrder;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/**
 * A version range in {@code vers} notation.
 *
 * @param scheme how its versions are ordered
 * @param constraints sorted by version; none stands for {@code *}, every version
 */
public record Vers(VersionScheme scheme, List<Constraint> constraints) {

  public Vers {
    constraints =
        List.copyOf(InOrder.sorted(constraints, Comparator.comparing(Constraint::version)));
  }

  /**
   * Reads a canonical range strictly by vers-spec section 5: sorted, each version once, no white
   * space, lower and upper bounds in turn.
   *
   * @throws ProblemException naming the place and the remedy
   */
  public static Vers parse(String text) {
    return new VersReader(text, false).read();
  }

  /**
   * Reads a range from a source that we do not control: white space, empty constraints, a written
   * equals sign and any order are mended. {@link #toString} then gives the canonical order.
   *
   * @throws ProblemException naming the place and the remedy
   */
  public static Vers parseLenient(String text) {
    return new VersReader(text, true).read();
  }

  /**
   * A native range in vers notation, with overlapping alternatives joined. The rules of npm and
   * PyPI for prereleases are lost, as vers has none; npm's bounds {@code <2.0.0-0} become {@code
   * <2.0.0}.
   *
   * @throws ProblemException if the range holds no version at all, which vers cannot say
   */
  public static Vers of(VersionRange range) {
    return new Vers(range.scheme(), Intervals.of(range).constraints());
  }

  /**
   * By vers-spec's procedure: the named versions first, then the intervals. Where bounds of one
   * direction follow each other, the wider holds. Constraints that only exclude take all the rest.
   * A text that is no version of the scheme stands below all bounds, so that an advisory without a
   * lower bound covers it.
   */
  public boolean contains(String version) {
    Version tested = scheme.parse(version);
    boolean excluded = false;
    boolean onlyExclusions = true;
    for (Constraint constraint : constraints) {
      Comparison comparison = constraint.comparison();
      onlyExclusions &= comparison == Comparison.NE;
      if (constraint.version().compareTo(tested) == 0) {
        if (comparison.holds(0)) {
          return true;
        }
        excluded |= comparison == Comparison.NE;
      }
    }
    return !excluded && (onlyExclusions || withinBounds(tested));
  }

  private boolean withinBounds(Version tested) {
    List<Constraint> bounds = constraints.stream().filter(Vers::isBound).toList();
    Constraint low = null;
    for (int i = 0; i < bounds.size(); i++) {
      Constraint bound = bounds.get(i);
      if (isLower(bound)) {
        low = low == null ? bound : low;
      } else if (i + 1 == bounds.size() || isLower(bounds.get(i + 1))) {
        if ((low == null || low.holds(tested)) && bound.holds(tested)) {
          return true;
        }
        low = null;
      }
    }
    return low != null && low.holds(tested);
  }

  static boolean isBound(Constraint constraint) {
    return constraint.comparison() != Comparison.EQ && constraint.comparison() != Comparison.NE;
  }

  static boolean isLower(Constraint constraint) {
    return constraint.comparison() == Comparison.GT || constraint.comparison() == Comparison.GE;
  }

  /**
   * {@code vers:npm/1.2.3|>=2.0.0|<5.0.0}, versions percent-encoded where the notation needs it.
   */
  @Override
  public String toString() {
    if (constraints.isEmpty()) {
      return "vers:" + scheme.name() + "/*";
    }
    StringJoiner out = new StringJoiner("|", "vers:" + scheme.name() + "/", "");
    for (Constraint constraint : constraints) {
      boolean equal = constraint.comparison() == Comparison.EQ;
      out.add(
          (equal ? "" : constraint.comparison().sign()) + VersEncoding.encode(constraint.text()));
    }
    return out.toString();
  }
}
