package cordon.exposure.answer;

import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.TemporalGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The part of the reached graph that leads to crown jewels. Columns of ints again, by the place of
 * an entity among those that were reached: a hub reaches a hundred thousand.
 */
final class Jewels {
  /** Counting looks at each jewel by itself; more than this many crown jewels are none. */
  static final int MOST_COUNTED = 256;

  private static final int NONE = -1;

  private final Arrivals arrivals;
  private final List<Integer> reached = new ArrayList<>();

  /** Steps backwards, as a linked list for each entity; only steps that time allowed. */
  private final int[] lastStep;

  private int[] previousStep = new int[256];
  private int[] stepFrom = new int[256];
  private int steps;

  /** How many of the first {@link #MOST_COUNTED} jewels lie behind an entity, itself among them. */
  private final int[] behind;

  /** The places from which any jewel can be reached, counted or not. */
  private final BitSet leading;

  Jewels(TemporalGraph graph, Arrivals arrivals) {
    this.arrivals = arrivals;
    this.lastStep = new int[arrivals.count()];
    this.behind = new int[arrivals.count()];
    this.leading = new BitSet(arrivals.count());
    Arrays.fill(lastStep, NONE);
    arrivals.all().forEach(from -> meet(graph, from));
    if (!reached.isEmpty()) {
      int[] stack = new int[arrivals.count()];
      reached.forEach(jewel -> backwards(arrivals.place(jewel), leading, stack, at -> {}));
      BitSet seen = new BitSet(arrivals.count());
      for (int jewel : reached.subList(0, Math.min(MOST_COUNTED, reached.size()))) {
        seen.clear();
        backwards(arrivals.place(jewel), seen, stack, at -> behind[at]++);
      }
    }
  }

  private void meet(TemporalGraph graph, int from) {
    if (graph.jewel(from)) {
      reached.add(from);
    }
    int place = arrivals.place(from);
    graph.relations(
        from,
        (to, relation, since, until, source) -> {
          int next = arrivals.place(to);
          if (next >= 0 && arrivals.leadsOn(from, since, until)) {
            step(place, next);
          }
        });
  }

  private void step(int from, int to) {
    if (steps == stepFrom.length) {
      stepFrom = Arrays.copyOf(stepFrom, steps * 2);
      previousStep = Arrays.copyOf(previousStep, steps * 2);
    }
    stepFrom[steps] = from;
    previousStep[steps] = lastStep[to];
    lastStep[to] = steps++;
  }

  /** Visits all that lead to a jewel and were not seen yet. */
  private void backwards(int jewel, BitSet seen, int[] stack, IntConsumer visitor) {
    if (seen.get(jewel)) {
      return;
    }
    seen.set(jewel);
    stack[0] = jewel;
    for (int size = 1; size > 0; ) {
      int at = stack[--size];
      visitor.accept(at);
      for (int step = lastStep[at]; step != NONE; step = previousStep[step]) {
        int from = stepFrom[step];
        if (!seen.get(from)) {
          seen.set(from);
          stack[size++] = from;
        }
      }
    }
  }

  List<Integer> reached() {
    return reached;
  }

  int behind(int entity) {
    return behind[arrivals.place(entity)];
  }

  /** Tells those from which a step leads here. */
  void before(int entity, IntConsumer visitor) {
    int last = lastStep[arrivals.place(entity)];
    for (int step = last; step != NONE; step = previousStep[step]) {
      visitor.accept(arrivals.entityAt(stepFrom[step]));
    }
  }

  /** Everything from which a jewel can be reached. */
  IntStream leading() {
    return leading.stream().map(arrivals::entityAt);
  }
}
