package cordon.gate.pages;

import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Pager;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Who was served a release, by person or workload.
 *
 * @param byActor newest pull first
 */
public record PullSummary(List<Served> byActor, Map<String, Long> sizes, Instant now) {

  /** All that one identity was served. */
  public record Served(String actor, long times, Instant first, Instant last, String client) {}

  static PullSummary of(List<EventView> pulls, Instant now) {
    Map<String, Served> served = new LinkedHashMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    for (EventView pull : pulls) {
      Instant time = pull.fact().time();
      served.merge(
          pull.fact().actor(),
          new Served(pull.fact().actor(), 1, time, time, pull.program()),
          (a, b) ->
              new Served(
                  a.actor(),
                  a.times() + 1,
                  a.first().isBefore(b.first()) ? a.first() : b.first(),
                  a.last().isAfter(b.last()) ? a.last() : b.last(),
                  a.client()));
      if (pull.size() >= 0) {
        sizes.put(pull.file(), pull.size());
      }
    }
    List<Served> newest =
        served.values().stream().sorted(Comparator.comparing(Served::last).reversed()).toList();
    return new PullSummary(newest, sizes, now);
  }

  public boolean isEmpty() {
    return byActor.isEmpty();
  }

  /** What this evidence does and does not tell. */
  public String coverage() {
    return (isEmpty()
            ? "This gate has served it to nobody."
            : "Served to " + byActor.size() + (byActor.size() == 1 ? " identity." : " identities."))
        + " That is what passed here: copies in the caches of clients and images, and downloads"
        + " that went around the gate, are not known.";
  }

  OptionalLong size(String file) {
    Long size = sizes.get(file);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  public Content table(String packagePurl) {
    DataTable table = DataTable.of("Served to", "Who", "Pulls", "First", "Last", "Client");
    for (Served s : byActor) {
      Map<String, String> filters = new LinkedHashMap<>();
      filters.put("package", packagePurl);
      filters.put("actor", s.actor());
      table.row(
          Text.link(Pager.href(ActivityPage.PATH, filters, ""), s.actor()),
          Text.of(Long.toString(s.times())),
          Times.utc(s.first()),
          Parts.of(
              Element.of("div").add(Times.utc(s.last())),
              Element.of("div", "quiet").add(Times.relative(s.last(), now))),
          Text.of(s.client()));
    }
    return table;
  }
}
