package cordon.gate.policy;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.gate.LocalOverride;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The overrides in force at one revision, found by package name without walking all of them:
 * thousands of blocks of single packages cost a decision one look-up.
 */
public final class OverrideSet {
  public static final OverrideSet EMPTY = new OverrideSet(0, List.of());

  private final long revision;
  private final Map<String, List<LocalOverride>> byName = new HashMap<>();
  private final List<LocalOverride> byPattern = new ArrayList<>();

  /**
   * @param revision grows with every change of the set
   * @param overrides those that nobody ended; expired ones may be among them
   */
  public OverrideSet(long revision, List<LocalOverride> overrides) {
    this.revision = revision;
    for (LocalOverride o : overrides) {
      if (o.name().indexOf('*') < 0) {
        byName.computeIfAbsent(o.name(), name -> new ArrayList<>()).add(o);
      } else {
        byPattern.add(o);
      }
    }
  }

  public long revision() {
    return revision;
  }

  /** All that speak of this artifact, whether in force at the time or not. */
  public List<LocalOverride> covering(Coordinate coordinate, List<Digest> digests) {
    List<LocalOverride> found = new ArrayList<>();
    for (LocalOverride o : byName.getOrDefault(coordinate.name(), List.of())) {
      if (o.covers(coordinate, digests)) {
        found.add(o);
      }
    }
    for (LocalOverride o : byPattern) {
      if (o.covers(coordinate, digests)) {
        found.add(o);
      }
    }
    return found;
  }
}
