package cordon.inspect.delta;

import java.util.List;

/**
 * The releases before, or the sibling artifact of the same release, against which one is read.
 *
 * @param earlier up to five, the newest first; none when nothing is known
 */
public record Baseline(List<Profile> earlier) {
  /** Nothing to compare with: then nothing counts as new. */
  public static final Baseline NONE = new Baseline(List.of());

  public Baseline {
    earlier = List.copyOf(earlier);
  }

  public boolean known() {
    return !earlier.isEmpty();
  }

  /** Whether earlier releases are known and none of them had it. */
  public boolean isNew(String mark) {
    return known() && earlier.stream().noneMatch(profile -> profile.marks().contains(mark));
  }
}
