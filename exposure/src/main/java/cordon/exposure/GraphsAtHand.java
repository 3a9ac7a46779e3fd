package cordon.exposure;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.store.EventTable;
import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A graph of now, and one of an earlier moment, for whoever asks as of then. */
final class GraphsAtHand {
  /**
   * Where many pull, a graph is never of this very moment, and building one takes seconds at ten
   * million edges.
   */
  private static final Duration LITTLE = Duration.ofMinutes(1);

  private final Database database;
  private final KeptGraph present;
  private final KeptGraph past;

  GraphsAtHand(Database database, Chronicle chronicle) {
    this.database = database;
    this.present = new KeptGraph(chronicle);
    this.past = new KeptGraph(chronicle);
  }

  /**
   * @param last when the last thing was learned
   */
  TemporalGraph now(Instant last) {
    return present.asOf(last, earlier -> false).graph();
  }

  /**
   * One that answers a question as that of now would, of now or up to a minute before: all that
   * came since are pulls of other packages.
   */
  KeptGraph.Known now(Instant last, List<Target> targets) {
    return present.asOf(
        last,
        earlier ->
            !earlier.isAfter(last)
                && Duration.between(earlier, last).compareTo(LITTLE) < 0
                && database.read(h -> EventTable.onlyOthers(h, earlier, targets)));
  }

  /** One of an earlier moment. */
  KeptGraph.Known then(Instant moment) {
    return past.asOf(moment, earlier -> false);
  }
}
