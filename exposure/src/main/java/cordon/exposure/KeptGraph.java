package cordon.exposure;

import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import java.time.Instant;
import java.util.Optional;

/**
 * The graph that was asked for last. What is told of a moment is told of it for ever, so it never
 * grows old; another moment builds another, one at a time, as each takes the room of all that is
 * known.
 */
final class KeptGraph {
  private final Chronicle chronicle;
  private Optional<Known> last = Optional.empty();

  private record Known(Instant asOf, TemporalGraph graph) {}

  KeptGraph(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  synchronized TemporalGraph asOf(Instant moment) {
    Known known =
        last.filter(kept -> kept.asOf.equals(moment))
            .orElseGet(() -> new Known(moment, GraphBuilder.build(chronicle, moment)));
    last = Optional.of(known);
    return known.graph;
  }
}
