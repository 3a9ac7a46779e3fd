package cordon.exposure.answer;

import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.Reach;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.graph.Arrivals;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import java.util.ArrayList;
import java.util.List;

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
    VendorWords words = new VendorWords(graph, question, window);
    List<int[]> starts = new ArrayList<>(hits.starts());
    starts.addAll(words.starts());
    Arrivals arrivals =
        Arrivals.from(graph, starts, question.vendorHops(), horizon(), hits.lastStart());
    Jewels jewels = new Jewels(graph, arrivals);
    ReachedThings reached =
        new ReachedThings(graph, arrivals, jewels, new Harvest(question.harvest()));
    return new ExposureAnswer(
        question,
        hits.units(),
        new Reach(
            reached.of(EntityKind.CREDENTIAL),
            reached.of(EntityKind.DATASET, EntityKind.MODEL),
            reached.of(EntityKind.PEOPLE),
            reached.of(EntityKind.VENDOR),
            reached.unitsBut(hits::isWithin),
            new Passes(graph, arrivals)),
        words.admitted(),
        words.open(),
        hits.outside(),
        coverage(hits),
        Cut.plan(graph, jewels, entity -> hits.isWithin(entity) || words.begins(entity)));
  }

  private int horizon() {
    return question
        .window()
        .map(w ->
            (int) Math.min(Seconds.NEVER, Seconds.ceiling(w.to()) + question.horizon().toSeconds()))
        .orElse(Seconds.NEVER);
  }

  private Coverage coverage(Hits hits) {
    return new Silence(graph, window, question.targets())
        .coverage(hits::isWithin, hits::hadItSince, hits::tookAnother);
  }
}
