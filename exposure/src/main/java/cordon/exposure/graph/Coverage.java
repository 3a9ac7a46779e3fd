package cordon.exposure.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When units were heard of, and over which stretch complete documents of an ecosystem tell all. */
final class Coverage {
  private final Map<Integer, Stretch> heard = new HashMap<>();
  private final Map<String, Map<Integer, Stretch>> complete = new HashMap<>();

  /**
   * From the first to the last.
   *
   * @param first in seconds
   * @param last in seconds
   */
  record Stretch(int first, int last) {
    Stretch with(int at) {
      return new Stretch(Math.min(first, at), Math.max(last, at));
    }
  }

  /** A complete document of this unit that knows this kind of package. */
  void seen(int unit, String type, int at) {
    add(complete.computeIfAbsent(type, t -> new HashMap<>()), unit, at);
    heard(unit, at);
  }

  /** Anything of this unit. */
  void heard(int unit, int at) {
    add(heard, unit, at);
  }

  private static void add(Map<Integer, Stretch> stretches, int unit, int at) {
    stretches.merge(unit, new Stretch(at, at), (known, now) -> known.with(at));
  }

  Optional<Stretch> heard(int unit) {
    return Optional.ofNullable(heard.get(unit));
  }

  Optional<Stretch> complete(int unit, String type) {
    return Optional.ofNullable(complete.getOrDefault(type, Map.of()).get(unit));
  }
}
