package cordon.exposure.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** When units were heard of, and over which stretch complete documents of an ecosystem tell all. */
final class Coverage {
  private final Stretches heard = new Stretches();
  private final Map<String, Stretches> complete = new HashMap<>();

  /**
   * One stream of complete documents of this unit that know this kind of package. What one place
   * tells says nothing of another, so that all is told only while every stream tells.
   */
  void told(int unit, String type, int first, int last) {
    complete.computeIfAbsent(type, t -> new Stretches()).narrow(unit, first, last);
  }

  /** Anything of this unit. */
  void heard(int unit, int at) {
    heard.add(unit, at);
  }

  OptionalInt lastHeard(int unit) {
    return heard.has(unit) ? OptionalInt.of(heard.last(unit)) : OptionalInt.empty();
  }

  /** Of one kind of package; empty when no unit ever had a complete document of it. */
  Optional<Stretches> complete(String type) {
    return Optional.ofNullable(complete.get(type));
  }
}
