package cordon.base.range;

import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import java.util.List;

/** A range that its bounds say all about. */
record Bounds(VersionScheme scheme, List<List<Constraint>> alternatives) implements VersionRange {

  Bounds {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  @Override
  public boolean contains(String version) {
    Version tested = scheme.parse(version);
    return tested.isOrdered() && anyHolds(alternatives, tested);
  }

  static boolean anyHolds(List<List<Constraint>> alternatives, Version tested) {
    for (List<Constraint> all : alternatives) {
      if (allHold(all, tested)) {
        return true;
      }
    }
    return false;
  }

  static boolean allHold(List<Constraint> constraints, Version tested) {
    for (Constraint constraint : constraints) {
      if (!constraint.holds(tested)) {
        return false;
      }
    }
    return true;
  }
}
