package cordon.exposure.graph;

import cordon.exposure.observation.Relation;
import java.util.ArrayList;
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
  private static final int NONE = IntIndex.NONE;

  private final TemporalGraph graph;
  private final int hopsAllowed;
  private final int horizon;
  private final int[] ends;

  /** Labels, which are {@code entity * (hopsAllowed + 1) + hops}, by the order they were met in. */
  private final IntIndex labels = new IntIndex();

  private final IntList times = new IntList();
  private final IntList labelsMet = new IntList();
  private final IntList parents = new IntList();
  private final IntList parentRelations = new IntList();

  /** Entities by the order of their time; the first label and the fewest hops of each. */
  private final IntIndex settled = new IntIndex();

  private final IntList settledEntities = new IntList();
  private final IntList firstLabels = new IntList();
  private final IntList settledHops = new IntList();
  private final LongHeap queue = new LongHeap();

  private Arrivals(TemporalGraph graph, int hopsAllowed, int horizon, int[] ends) {
    this.graph = graph;
    this.hopsAllowed = hopsAllowed;
    this.horizon = horizon;
    this.ends = ends;
    Math.multiplyExact(graph.entities(), hopsAllowed + 1); // labels fit an int
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
   * @param lastStart until when the breach may begin anywhere: what died before was replaced by
   *     something that is not dead, unless it was retired
   */
  public static Arrivals from(
      TemporalGraph graph, List<int[]> starts, int hopsAllowed, int horizon, int lastStart) {
    if (hopsAllowed < 0 || hopsAllowed > 8) {
      throw new IllegalArgumentException("hops must be 0 to 8, not " + hopsAllowed);
    }
    Arrivals search = new Arrivals(graph, hopsAllowed, horizon, graph.ends(lastStart));
    starts.forEach(start -> search.offer(start[0], 0, start[1], NONE, 0));
    search.run();
    return search;
  }

  private void offer(int entity, int hops, int arrival, int parent, int relation) {
    int time = Math.max(arrival, graph.start(entity));
    if (time >= horizon || time >= ends[entity]) {
      return;
    }
    int label = entity * (hopsAllowed + 1) + hops;
    int met = labels.number(label);
    if (met == times.size()) {
      labelsMet.add(label);
      times.add(time);
      parents.add(parent);
      parentRelations.add(relation);
    } else if (time < times.at(met)) {
      times.set(met, time);
      parents.set(met, parent);
      parentRelations.set(met, relation);
    } else {
      return;
    }
    queue.push((long) time << 32 | met & 0xffffffffL);
  }

  private void run() {
    while (!queue.isEmpty()) {
      long next = queue.pop();
      int met = (int) next;
      int entity = entityOf(met);
      int hops = labelsMet.at(met) % (hopsAllowed + 1);
      if ((int) (next >> 32) == times.at(met) && settle(entity, hops, met)) {
        follow(entity, hops, times.at(met), met);
      }
    }
  }

  /** Whether no label of this entity went first with as few hops. */
  private boolean settle(int entity, int hops, int met) {
    int slot = settled.number(entity);
    if (slot == settledEntities.size()) {
      settledEntities.add(entity);
      firstLabels.add(met);
      settledHops.add(hops);
      return true;
    }
    boolean fewer = hops < settledHops.at(slot);
    if (fewer) {
      settledHops.set(slot, hops);
    }
    return fewer;
  }

  private int entityOf(int met) {
    return labelsMet.at(met) / (hopsAllowed + 1);
  }

  private void follow(int entity, int hops, int time, int met) {
    RelationRows rows = graph.relations();
    for (int row = rows.start(entity); row < rows.end(entity); row++) {
      int nextHops = hops + (rows.relation(row).crossesOrganisations() ? 1 : 0);
      int at = Math.max(time, rows.since(row));
      if (at < Math.min(ends[entity], rows.until(row)) && nextHops <= hopsAllowed) {
        offer(rows.to(row), nextHops, at, met, RelationRows.code(rows.relation(row)));
      }
    }
  }

  /** Whether what was reached allowed a step by a relation that held over a stretch. */
  public boolean leadsOn(int entity, int since, int until) {
    return Math.max(at(entity), since) < Math.min(ends[entity], until);
  }

  /** When it ceased to be of use; {@link Seconds#NEVER} for most. */
  public int closed(int entity) {
    return ends[entity];
  }

  public boolean reached(int entity) {
    return settled.find(entity) != NONE;
  }

  /** How many entities were reached. */
  public int count() {
    return settledEntities.size();
  }

  /** Everything that was reached, in the order of time. */
  public IntStream all() {
    return settledEntities.stream();
  }

  /** The entity at a place in {@link #all}. */
  public int entityAt(int place) {
    return settledEntities.at(place);
  }

  /** The place of an entity in {@link #all}; negative when it was not reached. */
  public int place(int entity) {
    return settled.find(entity);
  }

  /** The earliest second; only of what was reached. */
  public int at(int entity) {
    return times.at(firstLabels.at(settled.find(entity)));
  }

  /** An earliest way to it, from where the breach began. */
  public List<Step> way(int entity) {
    List<Step> steps = new ArrayList<>();
    int met = firstLabels.at(settled.find(entity));
    for (; met != NONE; met = parents.at(met)) {
      steps.add(
          new Step(entityOf(met), RelationRows.relationOf(parentRelations.at(met)), times.at(met)));
    }
    return steps.reversed();
  }
}
