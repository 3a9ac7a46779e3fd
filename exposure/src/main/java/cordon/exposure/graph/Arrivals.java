package cordon.exposure.graph;

import cordon.exposure.observation.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a breach can have come to each entity at the earliest, and by which way. The search takes
 * entities in the order of their time; a way is followed only while its relation holds, and only so
 * many times from one organisation to the next. As a later arrival with fewer such hops may lead
 * further than an earlier one with more, an entity keeps the best time for each number of hops
 * (Pareto labels of time and hops).
 */
public final class Arrivals {
  private static final int NONE = -1;

  private final TemporalGraph graph;
  private final int hopsAllowed;
  private final int horizon;
  private final int[] ends;

  /** By label, which is {@code entity * (hopsAllowed + 1) + hops}. */
  private final int[] times;

  private final int[] parents;
  private final byte[] parentRelations;

  /** The fewest hops with which an entity has been settled so far. */
  private final byte[] settledHops;

  private final int[] firstLabel;
  private final LongHeap queue = new LongHeap();
  private int reached;

  private Arrivals(TemporalGraph graph, int hopsAllowed, int horizon) {
    this.graph = graph;
    this.hopsAllowed = hopsAllowed;
    this.horizon = horizon;
    this.ends = graph.ends();
    int labels = Math.multiplyExact(graph.entities(), hopsAllowed + 1);
    this.times = filled(labels, Seconds.NEVER);
    this.parents = filled(labels, NONE);
    this.parentRelations = new byte[labels];
    this.settledHops = new byte[graph.entities()];
    Arrays.fill(settledHops, Byte.MAX_VALUE);
    this.firstLabel = filled(graph.entities(), NONE);
  }

  private static int[] filled(int length, int value) {
    int[] array = new int[length];
    Arrays.fill(array, value);
    return array;
  }

  /**
   * One step of a way.
   *
   * @param entity where it leads
   * @param relation by which; of the first step there is none, and this is ignored
   * @param at when it can have been taken at the earliest, in seconds
   */
  public record Step(int entity, Relation relation, int at) {}

  /**
   * @param graph of the organisation
   * @param starts where the breach begins: entity and second, in pairs
   * @param hopsAllowed from one organisation to the next, 0 to 8
   * @param horizon nothing is followed from this second on
   */
  public static Arrivals from(
      TemporalGraph graph, List<int[]> starts, int hopsAllowed, int horizon) {
    if (hopsAllowed < 0 || hopsAllowed > 8) {
      throw new IllegalArgumentException("hops must be 0 to 8, not " + hopsAllowed);
    }
    Arrivals search = new Arrivals(graph, hopsAllowed, horizon);
    starts.forEach(start -> search.offer(start[0], 0, start[1], NONE, 0));
    search.run();
    return search;
  }

  private void offer(int entity, int hops, int time, int parent, int relation) {
    int label = entity * (hopsAllowed + 1) + hops;
    if (time >= times[label] || time >= horizon || time >= ends[entity]) {
      return;
    }
    times[label] = time;
    parents[label] = parent;
    parentRelations[label] = (byte) relation;
    queue.push((long) time << 32 | label & 0xffffffffL);
  }

  private void run() {
    while (!queue.isEmpty()) {
      long next = queue.pop();
      int time = (int) (next >> 32);
      int label = (int) next;
      int entity = label / (hopsAllowed + 1);
      int hops = label % (hopsAllowed + 1);
      if (time > times[label] || hops >= settledHops[entity]) {
        continue; // a better label of this entity went first
      }
      settledHops[entity] = (byte) hops;
      if (firstLabel[entity] == NONE) {
        firstLabel[entity] = label;
        reached++;
      }
      follow(entity, hops, time, label);
    }
  }

  private void follow(int entity, int hops, int time, int label) {
    RelationRows rows = graph.relations();
    for (int row = rows.start(entity); row < rows.end(entity); row++) {
      int nextHops = hops + (rows.relation(row).crossesOrganisations() ? 1 : 0);
      int at = Math.max(time, rows.since(row));
      if (at < rows.until(row) && nextHops <= hopsAllowed) {
        offer(rows.to(row), nextHops, at, label, RelationRows.code(rows.relation(row)));
      }
    }
  }

  public boolean reached(int entity) {
    return firstLabel[entity] != NONE;
  }

  /** How many entities were reached. */
  public int count() {
    return reached;
  }

  /** Everything that was reached, in the order of the entities' numbers. */
  public IntStream all() {
    return IntStream.range(0, firstLabel.length).filter(this::reached);
  }

  /** The earliest second; only of what was reached. */
  public int at(int entity) {
    return times[firstLabel[entity]];
  }

  /** An earliest way to it, from where the breach began. */
  public List<Step> way(int entity) {
    List<Step> steps = new ArrayList<>();
    for (int label = firstLabel[entity]; label != NONE; label = parents[label]) {
      steps.add(
          new Step(
              label / (hopsAllowed + 1),
              RelationRows.relationOf(parentRelations[label]),
              times[label]));
    }
    return steps.reversed();
  }
}
