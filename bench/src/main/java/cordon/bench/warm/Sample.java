package cordon.bench.warm;

import java.util.Comparator;
import java.util.List;

/**
 * What one round measured.
 *
 * @param cpuMillis of the server per request
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Sample(double cpuMillis, double perSecond, double p50, double p99) {

  /** The round in the middle by CPU time; of an even number the cheaper one of the two. */
  static Sample median(List<Sample> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Sample::cpuMillis))
        .toList()
        .get((rounds.size() - 1) / 2);
  }
}
