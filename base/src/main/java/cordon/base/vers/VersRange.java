package cordon.base.vers;

import cordon.base.range.Comparison;
import cordon.base.range.Constraint;
import cordon.base.range.VersionRange;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/** A range in {@code vers} notation as one of its ecosystem: asked for, rather than affected. */
public record VersRange(Vers vers) implements VersionRange {
  @Override
  public VersionScheme scheme() {
    return vers.scheme();
  }

  /** What is no version of the scheme is not asked for. */
  @Override
  public boolean contains(String version) {
    return vers.scheme().isValid(version) && vers.contains(version);
  }

  @Override
  public List<List<Constraint>> alternatives() {
    List<Constraint> excluded = each(Comparison.NE);
    List<List<Constraint>> alternatives = new ArrayList<>();
    each(Comparison.EQ).forEach(one -> alternatives.add(List.of(one)));
    List<Constraint> open = new ArrayList<>(excluded);
    for (Constraint bound : vers.constraints().stream().filter(Vers::isBound).toList()) {
      if (Vers.isLower(bound) && open.size() > excluded.size()) {
        alternatives.add(List.copyOf(open));
        open = new ArrayList<>(excluded);
      }
      open.add(bound);
    }
    if (open.size() > excluded.size() || alternatives.isEmpty()) {
      alternatives.add(List.copyOf(open));
    }
    return alternatives;
  }

  private List<Constraint> each(Comparison comparison) {
    return vers.constraints().stream().filter(c -> c.comparison() == comparison).toList();
  }
}
