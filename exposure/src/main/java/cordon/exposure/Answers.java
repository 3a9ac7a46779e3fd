package cordon.exposure;

import cordon.exposure.QuestionText.Asked;
import cordon.exposure.answer.Answering;
import cordon.exposure.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers questions from the graph of the moment that they ask from. */
final class Answers {
  private final Supplier<Instant> lastLearned;
  private final GraphsAtHand graphs;
  private final HarvestOfTargets harvest;
  private final ReleaseTimeIntake releaseTimes;

  /**
   * @param lastLearned takes in what was pulled, and tells when the last thing was learned
   */
  Answers(
      Supplier<Instant> lastLearned,
      GraphsAtHand graphs,
      HarvestOfTargets harvest,
      ReleaseTimeIntake releaseTimes) {
    this.lastLearned = lastLearned;
    this.graphs = graphs;
    this.harvest = harvest;
    this.releaseTimes = releaseTimes;
  }

  ExposureAnswer to(Asked asked, Optional<Instant> asOf, Duration follow) {
    KeptGraph.Known of = graph(asked, asOf);
    TemporalGraph graph = of.graph();
    List<String> read = harvest.of(graph, asked.targets());
    List<String> notes = new ArrayList<>(asked.notes());
    if (asOf.isPresent() && !read.isEmpty()) {
      notes.add("what an inspection saw the release read counts as known now");
    }
    return Answering.answer(
        graph,
        new ExposureQuestion(asked.targets(), asked.window(), of.asOf())
            .following(follow)
            .harvesting(read)
            .noting(notes));
  }

  private KeptGraph.Known graph(Asked asked, Optional<Instant> asOf) {
    Instant last = lastLearned.get();
    if (asOf.isPresent() && asOf.get().isBefore(last)) {
      return graphs.then(asOf.get());
    }
    KeptGraph.Known known = graphs.now(last, asked.targets());
    boolean news =
        asOf.isEmpty() && releaseTimes.take(known.graph(), asked.targets(), asked.window());
    return news ? graphs.now(lastLearned.get(), asked.targets()) : known;
  }
}
