package cordon.gate.pages;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.Gate;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.pages.DataTable;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Pager;
import gg.jte.Content;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The gate's log: who pulled what, what was withheld and refused, and why. */
final class ActivityPage {
  static final String PATH = "/gate";
  private static final String API = "/api/v1/gate/log";
  private static final int USUAL = 25;
  private static final int MOST = 500;

  private final Gate gate;

  ActivityPage(Gate gate) {
    this.gate = gate;
  }

  void show(Exchange exchange) throws IOException {
    ActivityFilter filter = ActivityFilter.of(exchange);
    Optional<Cursor> cursor = Cursor.of(exchange, 1);
    int limit = Cursor.limit(exchange, USUAL, MOST);
    long before = cursor.map(ActivityPage::sequence).orElse(Long.MAX_VALUE);
    EventList part = EventList.find(gate, filter, before, limit);
    boolean live = filter.none() && cursor.isEmpty();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("filter", filter);
    view.put("live", live);
    view.put("list", list(part, filter, live));
    view.put("pager", Pager.of(PATH, kept(filter, exchange), cursor, next(part)));
    view.put("json", filter.forApi().map(values -> Pager.href(API, values, "")).orElse(""));
    view.put("csv", Pager.href(ActivityCsv.PATH, filter.values(), ""));
    view.put("coverage", sentence(gate.coverage().statement()));
    Content body = GatePages.TEMPLATES.page("activity.jte", view);
    exchange.sendPage(new Page("Gate activity", PATH, body));
  }

  private static String sentence(String line) {
    return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
  }

  /** What the links to the other parts of the list keep. */
  private static Map<String, String> kept(ActivityFilter filter, Exchange exchange) {
    Map<String, String> kept = new LinkedHashMap<>(filter.values());
    exchange.query("limit").ifPresent(limit -> kept.put("limit", limit));
    return kept;
  }

  private static Optional<Cursor> next(EventList part) {
    return part.next().isPresent()
        ? Optional.of(Cursor.of(Long.toString(part.next().getAsLong())))
        : Optional.empty();
  }

  private static Content list(EventList part, ActivityFilter filter, boolean live) {
    if (part.facts().isEmpty()) {
      return filter.none()
          ? EmptyState.withCommand(
              "Nothing has passed through yet",
              "Point this machine's package clients at the gate and install something.",
              "./cordon setup npm pip maven")
          : EmptyState.of("Nothing matches", "Take a filter away, or look at a longer time.");
    }
    DataTable table = EventRows.table("Events of the gate, newest first");
    if (live) {
      table.live("gate-events", EventRows.TOPIC, EventRows.EVENT, USUAL);
    }
    part.facts().forEach(fact -> table.row(EventRows.cells(EventView.of(fact))));
    return table;
  }

  private static long sequence(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.of(
              "request/cursor",
              "the cursor is not one of this list",
              "it does not hold a sequence number",
              "start again without `cursor`"),
          e);
    }
  }
}
