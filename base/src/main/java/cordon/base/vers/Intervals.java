package cordon.base.vers;

import cordon.base.Problem;
import cordon.base.range.Comparison;
import cordon.base.range.Constraint;
import cordon.base.range.VersionRange;
import cordon.base.version.InOrder;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A range as intervals of the line of versions: sorted, and apart from each other. */
record Intervals(VersionScheme scheme, List<Interval> intervals) {

  /** Between two bounds; an absent bound is no bound. A single version has it as both. */
  record Interval(@Nullable Constraint low, @Nullable Constraint high) {

    boolean isEmpty() {
      if (low == null || high == null) {
        return false;
      }
      int order = low.version().compareTo(high.version());
      return order > 0 || (order == 0 && !(inclusive(low) && inclusive(high)));
    }
  }

  /** The union of the range's alternatives. */
  static Intervals of(VersionRange range) {
    List<Interval> all = new ArrayList<>();
    for (List<Constraint> constraints : range.alternatives()) {
      all.addAll(intersect(range.scheme(), constraints));
    }
    List<Interval> merged = new ArrayList<>();
    for (Interval next : InOrder.sorted(all, (a, b) -> compareLow(a.low(), b.low()))) {
      Interval last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || !touch(last, next)) {
        merged.add(next);
      } else if (compareHigh(last.high(), next.high()) < 0) {
        merged.set(merged.size() - 1, new Interval(last.low(), next.high()));
      }
    }
    return new Intervals(range.scheme(), merged);
  }

  /** What all constraints leave: one interval, cut at the excluded versions. */
  private static List<Interval> intersect(VersionScheme scheme, List<Constraint> constraints) {
    List<Interval> left = new ArrayList<>();
    left.add(new Interval(null, null));
    for (Constraint constraint : constraints) {
      List<Interval> next = new ArrayList<>();
      for (Interval interval : left) {
        switch (constraint.comparison()) {
          case NE -> {
            next.add(cut(interval, null, at(constraint, Comparison.LT)));
            next.add(cut(interval, at(constraint, Comparison.GT), null));
          }
          case EQ ->
              next.add(cut(interval, at(constraint, Comparison.GE), at(constraint, Comparison.LE)));
          case GT, GE -> next.add(cut(interval, constraint, null));
          case LT, LE -> next.add(cut(interval, null, plain(scheme, constraint)));
        }
      }
      next.removeIf(Interval::isEmpty);
      left = next;
    }
    return left;
  }

  private static Interval cut(
      Interval interval, @Nullable Constraint low, @Nullable Constraint high) {
    return new Interval(
        compareLow(interval.low(), low) < 0 ? low : interval.low(),
        compareHigh(interval.high(), high) > 0 ? high : interval.high());
  }

  private static Constraint at(Constraint constraint, Comparison comparison) {
    return new Constraint(comparison, constraint.text(), constraint.version());
  }

  /** npm's {@code <2.0.0-0} as {@code <2.0.0}: vers knows no rule for prereleases to lean on. */
  private static Constraint plain(VersionScheme scheme, Constraint high) {
    boolean lowest = scheme.name().equals("npm") && high.text().endsWith("-0");
    return lowest
        ? Constraint.of(
            scheme, high.comparison(), high.text().substring(0, high.text().length() - 2))
        : high;
  }

  private static boolean inclusive(Constraint bound) {
    return bound.comparison() == Comparison.GE || bound.comparison() == Comparison.LE;
  }

  /** Whether no version lies between the end of the one and the beginning of the other. */
  private static boolean touch(Interval a, Interval b) {
    if (a.high() == null || b.low() == null) {
      return true;
    }
    int order = b.low().version().compareTo(a.high().version());
    return order < 0 || (order == 0 && (inclusive(a.high()) || inclusive(b.low())));
  }

  private static int compareLow(@Nullable Constraint a, @Nullable Constraint b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    int order = a.version().compareTo(b.version());
    return order != 0 ? order : Boolean.compare(!inclusive(a), !inclusive(b));
  }

  private static int compareHigh(@Nullable Constraint a, @Nullable Constraint b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    int order = a.version().compareTo(b.version());
    return order != 0 ? order : Boolean.compare(inclusive(a), inclusive(b));
  }

  /** In vers notation; a single version left out between two intervals becomes an exclusion. */
  List<Constraint> constraints() {
    if (intervals.isEmpty()) {
      throw Problem.of(
              "vers/empty",
              "the range holds no version",
              "vers notation has no way to say so",
              "correct the range, or leave it out")
          .asException();
    }
    List<Constraint> out = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      Constraint low = intervals.get(i).low();
      Constraint high = intervals.get(i).high();
      if (low != null && high != null && low.version().compareTo(high.version()) == 0) {
        out.add(at(low, Comparison.EQ));
        continue;
      }
      if (low != null && !(i > 0 && meets(intervals.get(i - 1).high(), low))) {
        out.add(low);
      }
      if (high != null) {
        boolean gap = i + 1 < intervals.size() && meets(high, intervals.get(i + 1).low());
        out.add(gap ? at(high, Comparison.NE) : high);
      }
    }
    return out;
  }

  private static boolean meets(@Nullable Constraint high, @Nullable Constraint low) {
    return high != null && low != null && high.version().compareTo(low.version()) == 0;
  }
}
