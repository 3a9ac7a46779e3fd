package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was reached, in the order in which it matters. */
final class ReachedThings {
  private final TemporalGraph graph;
  private final Arrivals arrivals;
  private final Jewels jewels;

  ReachedThings(TemporalGraph graph, Arrivals arrivals, Jewels jewels) {
    this.graph = graph;
    this.arrivals = arrivals;
    this.jewels = jewels;
  }

  /** Open before closed; with more crown jewels behind it; longer within reach; by name. */
  List<Reached> of(EntityKind first, EntityKind... rest) {
    Set<EntityKind> kinds = EnumSet.of(first, rest);
    Comparator<Integer> order =
        Comparator.comparing((Integer e) -> graph.end(e) != Seconds.NEVER)
            .thenComparing(e -> -jewels.behind(e))
            .thenComparing(arrivals::at)
            .thenComparing(e -> graph.entity(e).name());
    return new Things(
        arrivals
            .all()
            .filter(entity -> kinds.contains(graph.entity(entity).kind()))
            .boxed()
            .sorted(order)
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** Made when asked for: there may be a hundred thousand, of which people look at a page. */
  private final class Things extends AbstractList<Reached> {
    private final int[] entities;

    Things(int[] entities) {
      this.entities = entities;
    }

    @Override
    public Reached get(int index) {
      int entity = entities[index];
      return new Reached(
          graph.entity(entity),
          Window.moment(arrivals.at(entity)),
          Window.moment(graph.end(entity)),
          jewels.behind(entity),
          way(arrivals.way(entity)),
          graph.description(entity));
    }

    @Override
    public int size() {
      return entities.length;
    }
  }

  private List<Step> way(List<Arrivals.Step> steps) {
    List<Step> way = new ArrayList<>();
    for (Arrivals.Step step : steps) {
      Optional<Instant> at = Window.moment(step.at());
      String by = way.isEmpty() ? "" : step.relation().word();
      way.add(new Step(graph.entity(step.entity()), by, at));
    }
    return way;
  }
}
