package cordon.base.range;

import cordon.base.version.Pep440;
import cordon.base.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether two sets of versions may have one in common, by their bounds. Between any two different
 * versions there may be one more, so that only what the order rules out is ruled out; rules that no
 * bound expresses rule out nothing here.
 */
public final class Overlap {
  private Overlap() {}

  /**
   * @param a alternatives, as {@link VersionRange#alternatives} has them
   * @param b the same, of the same scheme
   */
  public static boolean possible(List<List<Constraint>> a, List<List<Constraint>> b) {
    return a.stream().anyMatch(one -> b.stream().anyMatch(other -> meet(one, other)));
  }

  private static boolean meet(List<Constraint> one, List<Constraint> other) {
    List<Constraint> all =
        Stream.concat(one.stream(), other.stream()).flatMap(Overlap::withoutLocal).toList();
    if (all.stream().anyMatch(constraint -> !constraint.version().isOrdered())) {
      return true; // no order says where it stands
    }
    Optional<Constraint> low = Optional.empty();
    Optional<Constraint> high = Optional.empty();
    for (Constraint constraint : all) {
      switch (constraint.comparison()) {
        case GT, GE -> low = higher(low, constraint);
        case LT, LE -> high = lower(high, constraint);
        case EQ -> {
          low = higher(low, constraint);
          high = lower(high, constraint);
        }
        case NE -> {
          // takes one version away, which matters below only
        }
      }
    }
    return low.isEmpty() || high.isEmpty() || leaves(low.get(), high.get(), all);
  }

  /**
   * Local versions stand with the one that they are of, as they do for PEP 440 ({@code ==1.0} and
   * {@code <=1.0} take {@code 1.0+a}) though not in its order; a bound at one then leaves the
   * others.
   */
  private static Stream<Constraint> withoutLocal(Constraint constraint) {
    if (!(constraint.version() instanceof Pep440 v) || v.local().isEmpty()) {
      return Stream.of(constraint);
    }
    Comparison wider =
        switch (constraint.comparison()) {
          case GT, GE -> Comparison.GE;
          case LT, LE -> Comparison.LE;
          case EQ, NE -> constraint.comparison();
        };
    Pep440 plain =
        new Pep440(v.epoch(), v.release(), v.phase(), v.pre(), v.post(), v.dev(), List.of());
    return wider == Comparison.NE
        ? Stream.of()
        : Stream.of(new Constraint(wider, constraint.text(), plain));
  }

  private static Optional<Constraint> higher(Optional<Constraint> low, Constraint next) {
    return Optional.of(low.filter(l -> order(l, next) > 0 || isTighter(l, next)).orElse(next));
  }

  private static Optional<Constraint> lower(Optional<Constraint> high, Constraint next) {
    return Optional.of(high.filter(h -> order(h, next) < 0 || isTighter(h, next)).orElse(next));
  }

  private static boolean isTighter(Constraint kept, Constraint next) {
    return order(kept, next) == 0 && !kept.comparison().holds(0);
  }

  private static int order(Constraint a, Constraint b) {
    return a.version().compareTo(b.version());
  }

  private static boolean leaves(Constraint low, Constraint high, List<Constraint> all) {
    int order = order(low, high);
    Version only = low.version();
    return order < 0 || (order == 0 && all.stream().allMatch(constraint -> constraint.holds(only)));
  }
}
