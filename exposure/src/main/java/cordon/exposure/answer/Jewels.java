package cordon.exposure.answer;

import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Description;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the reached graph that leads to crown jewels. */
final class Jewels {
  /** Counting looks at each jewel by itself; more than this many crown jewels are none. */
  private static final int MOST_COUNTED = 256;

  private final List<Integer> reached = new ArrayList<>();

  /** From whom a breach can have come, by where it came to; only steps that time allowed. */
  private final Map<Integer, List<Integer>> backwards = new HashMap<>();

  /** How many of the first {@link #MOST_COUNTED} jewels lie behind an entity, itself among them. */
  private final Map<Integer, Integer> behind = new HashMap<>();

  Jewels(TemporalGraph graph, Arrivals arrivals) {
    arrivals
        .all()
        .forEach(from -> {
          if ("yes".equals(graph.description(from).get(Description.CROWN_JEWEL))) {
            reached.add(from);
          }
          graph.relations(
              from,
              (to, relation, since, until, source) -> {
                if (arrivals.reached(to) && Math.max(arrivals.at(from), since) < until) {
                  backwards.computeIfAbsent(to, t -> new ArrayList<>()).add(from);
                }
              });
        });
    BitSet seen = new BitSet(graph.entities());
    reached.stream().limit(MOST_COUNTED).forEach(jewel -> count(jewel, seen));
  }

  private void count(int jewel, BitSet seen) {
    seen.clear();
    Deque<Integer> left = new ArrayDeque<>(List.of(jewel));
    seen.set(jewel);
    while (!left.isEmpty()) {
      int at = left.pop();
      behind.merge(at, 1, Integer::sum);
      for (int from : backwards.getOrDefault(at, List.of())) {
        if (!seen.get(from)) {
          seen.set(from);
          left.push(from);
        }
      }
    }
  }

  List<Integer> reached() {
    return reached;
  }

  int behind(int entity) {
    return behind.getOrDefault(entity, 0);
  }

  /** Those from which a step leads here. */
  List<Integer> before(int entity) {
    return backwards.getOrDefault(entity, List.of());
  }

  /** Everything from which a jewel can be reached. */
  Iterable<Integer> leading() {
    return behind.keySet();
  }

  static int end(TemporalGraph graph, int entity) {
    String dead = graph.description(entity).get(Description.PROVEN_DEAD);
    return dead == null ? Seconds.NEVER : Moments.parse(dead);
  }
}
