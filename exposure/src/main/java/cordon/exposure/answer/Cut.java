package cordon.exposure.answer;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ShutOffPlan;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Description;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The cheapest doors between the exposed units and the crown jewels: a least vertex cut, by maximum
 * flow through a network in which each entity is an edge as wide as shutting it off is dear.
 */
final class Cut {
  /** Where nobody says what it costs, from 1 to 100. */
  private static final Map<EntityKind, Integer> USUAL_COSTS =
      Map.of(EntityKind.CREDENTIAL, 5, EntityKind.UNIT, 10, EntityKind.VENDOR, 20);

  private final TemporalGraph graph;
  private final Jewels jewels;
  private final FlowNetwork network = new FlowNetwork();
  private final int source = network.node();
  private final int sink = network.node();

  /** The node before an entity's width; the one behind it has the next number. */
  private final Map<Integer, Integer> nodes = new HashMap<>();

  private Cut(TemporalGraph graph, Jewels jewels) {
    this.graph = graph;
    this.jewels = jewels;
  }

  /**
   * @param exposed whether a breach begins at an entity
   */
  static ShutOffPlan plan(TemporalGraph graph, Jewels jewels, IntPredicate exposed) {
    return jewels.reached().isEmpty() ? ShutOffPlan.NOTHING : new Cut(graph, jewels).plan(exposed);
  }

  private ShutOffPlan plan(IntPredicate exposed) {
    jewels
        .leading()
        .forEach(entity -> {
          int to = in(entity);
          if (exposed.test(entity)) {
            network.edge(source, to, FlowNetwork.INFINITE);
          }
          jewels.before(entity, from -> network.edge(in(from) + 1, to, FlowNetwork.INFINITE));
        });
    jewels.reached().forEach(jewel -> network.edge(in(jewel) + 1, sink, FlowNetwork.INFINITE));
    int cost = Math.toIntExact(Math.min(Integer.MAX_VALUE, network.send(source, sink)));
    return new ShutOffPlan(doors(), cost, entities(jewels.reached()));
  }

  private int in(int entity) {
    return nodes.computeIfAbsent(
        entity,
        e -> {
          int in = network.node();
          network.edge(in, network.node(), cost(e));
          return in;
        });
  }

  /** An entity is cut where its one side is reached and its other is not. */
  private List<Entity> doors() {
    BitSet side = network.sourceSide(source);
    List<Integer> doors = new ArrayList<>();
    nodes.forEach((entity, in) -> {
      if (side.get(in) && !side.get(in + 1)) {
        doors.add(entity);
      }
    });
    doors.sort(
        Comparator.comparing(jewels::behind, Comparator.reverseOrder())
            .thenComparing(entity -> graph.entity(entity).toString()));
    return entities(doors);
  }

  private List<Entity> entities(List<Integer> numbers) {
    return numbers.stream().map(graph::entity).toList();
  }

  private int cost(int entity) {
    String said = graph.description(entity).getOrDefault(Description.COST, "");
    if (said.matches("[1-9][0-9]?|100")) {
      return Integer.parseInt(said);
    }
    return USUAL_COSTS.getOrDefault(graph.entity(entity).kind(), 100);
  }
}
