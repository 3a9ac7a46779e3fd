package cordon.inspect.delta;

import java.util.List;
import java.util.Optional;

/**
 * The releases before, or the sibling artifact of the same release, against which one is read.
 *
 * @param earlier up to five, the newest first; none when nothing is known
 * @param source what it should be built from; empty when nobody gave it
 */
public record Baseline(List<Profile> earlier, Optional<SourceTree> source) {
  /** Nothing to compare with: then nothing counts as new. */
  public static final Baseline NONE = new Baseline(List.of());

  public Baseline(List<Profile> earlier) {
    this(earlier, Optional.empty());
  }

  public Baseline {
    earlier = List.copyOf(earlier);
  }

  public Baseline builtFrom(SourceTree tree) {
    return new Baseline(earlier, Optional.of(tree));
  }

  public boolean known() {
    return !earlier.isEmpty();
  }

  /** Whether earlier releases are known and none of them had it. */
  public boolean isNew(String mark) {
    return known() && earlier.stream().noneMatch(profile -> profile.marks().contains(mark));
  }
}
