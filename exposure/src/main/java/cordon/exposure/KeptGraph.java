package cordon.exposure;

import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The graph that was asked for last. What is told of a moment is told of it for ever, so it never
 * grows old; another moment builds another, one at a time, as each takes the room of all that is
 * known.
 */
final class KeptGraph {
  private final Chronicle chronicle;
  private Optional<Known> last = Optional.empty();

  /**
   * @param asOf what was learned by then is in it
   */
  record Known(Instant asOf, TemporalGraph graph) {}

  KeptGraph(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /**
   * @param enough whether a graph of an earlier moment will do
   */
  synchronized Known asOf(Instant moment, Predicate<Instant> enough) {
    Known known =
        last.filter(kept -> kept.asOf.equals(moment) || enough.test(kept.asOf))
            .orElseGet(() -> new Known(moment, GraphBuilder.build(chronicle, moment)));
    last = Optional.of(known);
    return known;
  }
}
