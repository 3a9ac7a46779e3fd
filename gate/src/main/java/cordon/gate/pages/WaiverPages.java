package cordon.gate.pages;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.pages.DataTable;
import cordon.web.pages.EmptyState;
import cordon.web.pages.Forms;
import cordon.web.server.SignInTarget;
import gg.jte.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waivers and local blocks: what is in force, what was, and the form for one more. */
final class WaiverPages {
  static final String PATH = "/gate/waivers";

  /** Long enough to sit a cool-down out, short enough to be looked at again. */
  static final Duration USUAL = Duration.ofDays(14);

  private static final int MOST_ENDED = 200;

  private final Gate gate;
  private final InstantSource clock;

  WaiverPages(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  void show(Exchange exchange) throws IOException {
    String owner = exchange.identity().userName();
    show(exchange, OverrideForm.blank(owner, usualEnd(clock.instant())), "");
  }

  /** The day that the form proposes. */
  static String usualEnd(Instant now) {
    return now.plus(USUAL).toString().substring(0, "2026-03-24".length());
  }

  private void show(Exchange exchange, OverrideForm form, String complaint) throws IOException {
    Instant now = clock.instant();
    List<LocalOverride> all = gate.overrides();
    List<LocalOverride> active = all.stream().filter(o -> o.activeAt(now)).toList();
    List<LocalOverride> ended =
        all.stream().filter(o -> !o.activeAt(now)).limit(MOST_ENDED).toList();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("complaint", complaint);
    view.put("made", made(exchange, all));
    view.put("active", activeOrEmpty(active, exchange, now));
    view.put("ended", ended.isEmpty() ? Optional.empty() : Optional.of(endedTable(ended)));
    view.put("may", exchange.identity().may(Role.APPROVER));
    view.put("csrf", Forms.csrf(exchange));
    view.put("form", form);
    view.put("today", now.toString().substring(0, "2026-03-24".length()));
    Content body = GatePages.TEMPLATES.page("waivers.jte", view);
    exchange.sendPage(new Page("Waivers and blocks", PATH, body));
  }

  private static Content activeOrEmpty(List<LocalOverride> active, Exchange exchange, Instant now) {
    DataTable table = OverrideTable.active(active, exchange, now);
    return table.isEmpty()
        ? EmptyState.of(
            "No waiver and no block is in force",
            "Every release is judged by the policy and the advisories alone.")
        : table;
  }

  private static Content endedTable(List<LocalOverride> ended) {
    return OverrideTable.ended(ended);
  }

  /** What the form that led here made, if it did; a word in the address alone proves nothing. */
  static String made(Exchange exchange, List<LocalOverride> all) {
    return exchange
        .query("made")
        .filter(id -> all.stream().anyMatch(o -> o.id().equals(id)))
        .orElse("");
  }

  void add(Exchange exchange) throws IOException {
    OverrideForm form = OverrideForm.of(exchange);
    LocalOverride added;
    try {
      added = gate.add(form.draft(), exchange.identity().actor());
    } catch (ProblemException e) {
      show(exchange, form, sentence(e.problem()));
      return;
    }
    String back = exchange.form("back").map(SignInTarget::safe).orElse(PATH);
    String target = back.startsWith("/gate/") ? back : PATH;
    exchange.redirect(target + (target.indexOf('?') < 0 ? "?" : "&") + "made=" + added.id());
  }

  void end(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    String reason = exchange.form("reason").orElse("").strip();
    String owner = exchange.identity().userName();
    OverrideForm blank = OverrideForm.blank(owner, usualEnd(clock.instant()));
    if (reason.isEmpty() || reason.length() > 1000) {
      show(exchange, blank, "Say in up to 1000 characters why it ends.");
    } else if (gate.end(id, exchange.identity().actor(), reason)) {
      exchange.redirect(PATH);
    } else {
      show(exchange, blank, "Nothing of that id is in force; somebody may have ended it already.");
    }
  }

  private static String sentence(Problem problem) {
    return capital(problem.title())
        + (problem.detail().isEmpty() ? "" : ": " + problem.detail())
        + "."
        + (problem.remedy().isEmpty() ? "" : " " + capital(problem.remedy()) + ".");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
