package cordon.gate.pages;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.ledger.Fact;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.pages.DataTable;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Pager;
import gg.jte.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gate's log: who pulled what, what was withheld and refused, and why. */
final class ActivityPage {
  static final String PATH = "/gate";
  private static final String API = "/api/v1/gate/log";
  private static final int USUAL = 50;
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
    Part part = find(filter.queries(before, limit), limit);
    boolean live = filter.none() && cursor.isEmpty();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("filter", filter);
    view.put("live", live);
    view.put("list", list(part, filter, live));
    view.put("pager", Pager.of(PATH, kept(filter, exchange), cursor, part.next()));
    view.put("json", Pager.href(API, filter.forApi(), ""));
    view.put("csv", csv(filter));
    Content body = GatePages.TEMPLATES.page("activity.jte", view);
    exchange.sendPage(new Page("Gate activity", PATH, body));
  }

  /** What the links to the other parts of the list keep. */
  private static Map<String, String> kept(ActivityFilter filter, Exchange exchange) {
    Map<String, String> kept = new LinkedHashMap<>(filter.values());
    exchange.query("limit").ifPresent(limit -> kept.put("limit", limit));
    return kept;
  }

  private static String csv(ActivityFilter filter) {
    Map<String, String> parameters = filter.forApi();
    parameters.put("format", "csv");
    return Pager.href(API, parameters, "");
  }

  private static Content list(Part part, ActivityFilter filter, boolean live) {
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

  /** Several answers as one list, newest first. */
  private Part find(List<GateEventQuery> queries, int limit) {
    List<Fact> all = new ArrayList<>();
    boolean more = false;
    for (GateEventQuery query : queries) {
      GateEvents events = gate.events(query);
      all.addAll(events.facts());
      more |= events.next().isPresent();
    }
    all.sort(Comparator.comparingLong(Fact::sequence).reversed());
    more |= all.size() > limit;
    List<Fact> shown = List.copyOf(all.subList(0, Math.min(limit, all.size())));
    return new Part(
        shown,
        more && !shown.isEmpty()
            ? Optional.of(Cursor.of(Long.toString(shown.getLast().sequence())))
            : Optional.empty());
  }

  private record Part(List<Fact> facts, Optional<Cursor> next) {}
}
