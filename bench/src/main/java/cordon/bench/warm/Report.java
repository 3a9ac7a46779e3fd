package cordon.bench.warm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as one aligned table for people and one document for programs. */
final class Report {
  /** Target to contender to the median round; a contender that failed has none. */
  private final Map<String, Map<String, Sample>> results = new LinkedHashMap<>();

  private final Map<String, Long> memory = new LinkedHashMap<>();
  private final Map<String, String> youngHidden = new LinkedHashMap<>();
  private final List<String> contenders;

  Report(List<String> contenders) {
    this.contenders = contenders;
  }

  void add(String target, String contender, Sample median) {
    results.computeIfAbsent(target, t -> new LinkedHashMap<>()).put(contender, median);
  }

  void memory(String contender, long mib) {
    memory.put(contender, mib);
  }

  void youngHidden(String contender, boolean hidden) {
    youngHidden.put(contender, hidden ? "yes" : "no");
  }

  /** For people. */
  String table(String title) {
    var out = new StringBuilder();
    row(out, title, contenders);
    row(out, "object", contenders.stream().map(c -> " CPU ms/req   req/s    p50    p99").toList());
    results.forEach((target, samples) ->
        row(out, target, contenders.stream().map(c -> cell(samples.get(c))).toList()));
    row(out, "resident MiB after", contenders.stream().map(c -> "" + memory.get(c)).toList());
    if (!youngHidden.isEmpty()) {
      row(out, "hides a young release", contenders.stream().map(youngHidden::get).toList());
    }
    return out.toString();
  }

  /** For programs. */
  Map<String, Object> fields() {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, Object> targets = new LinkedHashMap<>();
    results.forEach((target, samples) -> {
      Map<String, Object> columns = new LinkedHashMap<>();
      samples.forEach((contender, sample) -> columns.put(contender, fields(sample)));
      targets.put(target, columns);
    });
    document.put("results", targets);
    document.put("residentMiB", memory);
    document.put("hidesYoungRelease", youngHidden);
    return document;
  }

  private static Map<String, Object> fields(Sample sample) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cpuMillisPerRequest", sample.cpuMillis());
    fields.put("requestsPerSecond", sample.perSecond());
    fields.put("p50Millis", sample.p50());
    fields.put("p99Millis", sample.p99());
    return fields;
  }

  private static String cell(@Nullable Sample s) {
    return s == null
        ? "failed"
        : String.format(
            Locale.ROOT,
            "%11.3f %7.0f %6.2f %6.1f",
            s.cpuMillis(),
            s.perSecond(),
            s.p50(),
            s.p99());
  }

  private static void row(StringBuilder out, String label, List<String> cells) {
    out.append(String.format(Locale.ROOT, "%-26s", label));
    cells.forEach(c -> out.append(String.format(Locale.ROOT, " | %33s", c)));
    out.append('\n');
  }
}
