package cordon.bench.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds of one workload, per contender and state of its cache. */
final class Timings {
  private static final String LIMIT = "nginx";

  /** Row to contender to seconds of each round. */
  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

  void add(String row, String contender, double seconds) {
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>())
        .computeIfAbsent(contender, c -> new ArrayList<>())
        .add(seconds);
  }

  /** The value in the middle; of an even number the smaller one of the two. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  /** One line per row and contender: median, spread, and the median beside nginx's. */
  String table() {
    var out = new StringBuilder();
    out.append(line("installation", "server", "median s", "min", "max", "of nginx"));
    rows.forEach((row, contenders) ->
        contenders.forEach((contender, seconds) ->
            out.append(
                line(
                    row,
                    contender,
                    text(median(seconds)),
                    text(seconds.stream().mapToDouble(d -> d).min().orElseThrow()),
                    text(seconds.stream().mapToDouble(d -> d).max().orElseThrow()),
                    ratio(contenders, seconds)))));
    return out.toString();
  }

  private static String ratio(Map<String, List<Double>> contenders, List<Double> seconds) {
    List<Double> limit = contenders.get(LIMIT);
    return limit == null ? "" : text(median(seconds) / median(limit));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String line(String row, String contender, String... cells) {
    var out = new StringBuilder(String.format(Locale.ROOT, "%-32s %-22s", row, contender));
    for (String cell : cells) {
      out.append(String.format(Locale.ROOT, " %9s", cell));
    }
    return out.append('\n').toString();
  }

  Map<String, Object> fields() {
    return new LinkedHashMap<>(rows);
  }
}
