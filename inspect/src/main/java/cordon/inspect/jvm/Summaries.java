package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What methods return and where their parameters end, as far as they have been read. Code is read
 * more than once: what an earlier reading found is known to the next, wherever the method stands.
 */
final class Summaries {
  /** Stands for the object that a method is called on, beside the numbers of its parameters. */
  static final int RECEIVER = 15;

  private static final int MOST_SINKS = 40;

  /** Where a parameter of a method ends. */
  record Sink(Behaviour behaviour, String detail, Flow flow, String quote) {}

  private final Map<String, Flow> returned = new HashMap<>();
  private final Map<String, Set<String>> methods = new HashMap<>();
  private Map<String, Set<Sink>> sinks = new HashMap<>();
  private Map<String, Set<Sink>> earlier = Map.of();

  /** Begins a further reading. */
  void again() {
    earlier = sinks;
    sinks = new HashMap<>();
  }

  /**
   * @param key of the method, as {@link Call#key}
   */
  void returned(String owner, String key, Flow flow) {
    methods.computeIfAbsent(owner, o -> new HashSet<>()).add(key);
    returned.merge(owner + "." + key, flow, Flow::and);
  }

  void ends(String owner, String key, Sink sink) {
    methods.computeIfAbsent(owner, o -> new HashSet<>()).add(key);
    Set<Sink> of = sinks.computeIfAbsent(owner + "." + key, k -> new LinkedHashSet<>());
    if (of.size() < MOST_SINKS) {
      of.add(sink);
    }
  }

  Flow returned(String owner, String key) {
    return returned.getOrDefault(owner + "." + key, Flow.NONE);
  }

  List<Sink> sinks(String owner, String key) {
    Set<Sink> both = new LinkedHashSet<>(earlier.getOrDefault(owner + "." + key, Set.of()));
    both.addAll(sinks.getOrDefault(owner + "." + key, Set.of()));
    return List.copyOf(both);
  }

  /** The methods of a class of which something is known, as {@link Call#key}. */
  Set<String> methods(String owner) {
    return Set.copyOf(methods.getOrDefault(owner, Set.of()));
  }
}
