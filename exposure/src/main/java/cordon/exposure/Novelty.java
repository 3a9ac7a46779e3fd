package cordon.exposure;

import java.time.Instant;
import java.util.List;

/**
 * What is new, and what is left open.
 *
 * @param since which moment
 * @param added packages that nobody had before, the last first
 * @param open requirements without a version that stand now, those of most units first
 */
public record Novelty(Instant since, List<Added> added, List<Open> open) {
  public Novelty {
    added = List.copyOf(added);
    open = List.copyOf(open);
  }

  /**
   * @param versions from the lowest to the highest
   * @param firstSeen when it was there for the first time
   * @param firstUnit where
   * @param units that ever had it
   */
  public record Added(
      String type,
      String name,
      List<String> versions,
      Instant firstSeen,
      String firstUnit,
      int units) {
    /** What no other has. */
    public String key() {
      return type + " " + name;
    }
  }

  /**
   * @param range as the unit writes it; empty for any version
   * @param units that ask for it so
   * @param isNew whether nobody asked for it so before
   */
  public record Open(String type, String name, String range, int units, boolean isNew) {
    /** What no other has. */
    public String key() {
      return type + " " + name + " " + range;
    }
  }
}
