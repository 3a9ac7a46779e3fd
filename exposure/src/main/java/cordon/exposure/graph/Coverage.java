package cordon.exposure.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** When units were heard of, and over which stretch complete documents of an ecosystem tell all. */
final class Coverage {
  private final Stretches heard = new Stretches();
  private final Map<String, Stretches> complete = new HashMap<>();

  /** A complete document of this unit that knows this kind of package. */
  void seen(int unit, String type, int at) {
    complete.computeIfAbsent(type, t -> new Stretches()).add(unit, at);
    heard.add(unit, at);
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
