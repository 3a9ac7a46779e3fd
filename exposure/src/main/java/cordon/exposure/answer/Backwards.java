package cordon.exposure.answer;

import cordon.exposure.graph.TemporalGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything from which given things can be reached by relations that hold at one moment. */
final class Backwards {
  private final Map<Integer, List<Integer>> before = new HashMap<>();

  Backwards(TemporalGraph graph, int now) {
    for (int entity = 0; entity < graph.entities(); entity++) {
      int from = entity;
      graph.relations(
          from,
          (to, relation, since, until, source) -> {
            if (since <= now && until > now) {
              before.computeIfAbsent(to, t -> new ArrayList<>(2)).add(from);
            }
          });
    }
  }

  /** By entity: the places of those things that it reaches, itself among them. */
  Map<Integer, BitSet> from(int[] things) {
    Map<Integer, BitSet> reaching = new HashMap<>();
    for (int place = 0; place < things.length; place++) {
      Deque<Integer> left = new ArrayDeque<>();
      meet(things[place], place, reaching, left);
      while (!left.isEmpty()) {
        for (int from : before.getOrDefault(left.pop(), List.of())) {
          meet(from, place, reaching, left);
        }
      }
    }
    return reaching;
  }

  private static void meet(
      int entity, int place, Map<Integer, BitSet> reaching, Deque<Integer> left) {
    BitSet places = reaching.computeIfAbsent(entity, e -> new BitSet());
    if (!places.get(place)) {
      places.set(place);
      left.push(entity);
    }
  }
}
