package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.Pass;
import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.TemporalGraph;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every step that time allowed from what was reached to what was reached, in the order of the time
 * at which the first end was. Made when it is looked at.
 */
final class Passes extends AbstractList<Pass> {
  /** Whoever reads more wants the ways of one thing. */
  private static final int MOST = 10_000;

  private final TemporalGraph graph;
  private final Arrivals arrivals;
  private Optional<List<Pass>> made = Optional.empty();

  Passes(TemporalGraph graph, Arrivals arrivals) {
    this.graph = graph;
    this.arrivals = arrivals;
  }

  private synchronized List<Pass> all() {
    if (made.isEmpty()) {
      List<Pass> passes = new ArrayList<>();
      var reached = arrivals.all().iterator();
      while (reached.hasNext() && passes.size() < MOST) {
        from(reached.nextInt(), passes);
      }
      made = Optional.of(passes);
    }
    return made.get();
  }

  private void from(int entity, List<Pass> passes) {
    graph.relations(
        entity,
        (to, relation, since, until, source) -> {
          if (passes.size() < MOST
              && arrivals.reached(to)
              && arrivals.leadsOn(entity, since, until)) {
            passes.add(
                new Pass(
                    graph.entity(entity),
                    relation.word(),
                    graph.entity(to),
                    Window.moment(Math.max(arrivals.at(entity), since))));
          }
        });
  }

  @Override
  public Pass get(int index) {
    return all().get(index);
  }

  @Override
  public int size() {
    return all().size();
  }
}
