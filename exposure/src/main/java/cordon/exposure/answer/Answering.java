package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a question from the graph of what was known at its time. */
public final class Answering {
  private final TemporalGraph graph;
  private final ExposureQuestion question;
  private final Window window;

  private Answering(TemporalGraph graph, ExposureQuestion question) {
    this.graph = graph;
    this.question = question;
    this.window = Window.of(question.window());
  }

  /**
   * @param graph of what was known at {@link ExposureQuestion#asOf}
   */
  public static ExposureAnswer answer(TemporalGraph graph, ExposureQuestion question) {
    return new Answering(graph, question).answer();
  }

  private ExposureAnswer answer() {
    Hits hits = new Hits(graph, window);
    question.targets().forEach(hits::add);
    Arrivals arrivals =
        Arrivals.from(graph, hits.starts(), question.vendorHops(), horizon(), ends());
    Jewels jewels = new Jewels(graph, arrivals);
    Map<EntityKind, List<Reached>> reached = reached(arrivals, jewels);
    List<Reached> data = new ArrayList<>(reached.get(EntityKind.DATASET));
    data.addAll(reached.get(EntityKind.MODEL));
    data.sort(Order.REACHED);
    return new ExposureAnswer(
        question,
        hits.units(),
        reached.get(EntityKind.CREDENTIAL),
        data,
        reached.get(EntityKind.PEOPLE),
        reached.get(EntityKind.VENDOR),
        hits.outside(),
        coverage(hits),
        Cut.plan(graph, jewels, hits::isWithin));
  }

  private int horizon() {
    return question
        .window()
        .map(w -> Seconds.ceiling(w.to().plus(question.horizon())))
        .orElse(Seconds.NEVER);
  }

  private int[] ends() {
    int[] ends = new int[graph.entities()];
    for (int entity = 0; entity < ends.length; entity++) {
      ends[entity] = Jewels.end(graph, entity);
    }
    return ends;
  }

  private Map<EntityKind, List<Reached>> reached(Arrivals arrivals, Jewels jewels) {
    Map<EntityKind, List<Reached>> byKind = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      byKind.put(kind, new ArrayList<>());
    }
    arrivals
        .all()
        .filter(entity -> graph.entity(entity).kind() != EntityKind.UNIT)
        .forEach(
            entity -> byKind.get(graph.entity(entity).kind()).add(one(entity, arrivals, jewels)));
    byKind.values().forEach(list -> list.sort(Order.REACHED));
    return byKind;
  }

  private Reached one(int entity, Arrivals arrivals, Jewels jewels) {
    return new Reached(
        graph.entity(entity),
        Window.moment(arrivals.at(entity)),
        Window.moment(Jewels.end(graph, entity)),
        jewels.behind(entity),
        way(arrivals.way(entity)),
        graph.description(entity));
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

  private Coverage coverage(Hits hits) {
    List<String> types = question.targets().stream().map(t -> t.type()).distinct().toList();
    return new Silence(graph, window, types).coverage(hits::isWithin);
  }
}
