package cordon.gate.pages;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.gate.WaiverRequest;
import cordon.gate.override.Exceptions;
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
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waivers and local blocks: what is in force, what was, and the form for one more. */
public final class WaiverPages {
  static final String PATH = "/gate/waivers";

  /** Long enough to sit a cool-down out, short enough to be looked at again. */
  static final Duration USUAL = Duration.ofDays(14);

  private static final int MOST_ENDED = 200;
  private static final int DAY = "2026-03-24".length();

  private final Gate gate;
  private final InstantSource clock;

  WaiverPages(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  void show(Exchange exchange) throws IOException {
    complain(exchange, "");
  }

  /** The page with what went wrong above it. */
  void complain(Exchange exchange, String complaint) throws IOException {
    String owner = exchange.identity().userName();
    show(exchange, OverrideForm.blank(owner, usualEnd(clock.instant())), complaint);
  }

  /** The day that the form proposes. */
  static String usualEnd(Instant now) {
    return now.plus(USUAL).toString().substring(0, DAY);
  }

  private void show(Exchange exchange, OverrideForm form, String complaint) throws IOException {
    Instant now = clock.instant();
    List<LocalOverride> all = gate.overrides();
    List<WaiverRequest> open = gate.requests().open();
    List<WaiverRequest> decided = gate.requests().decided(MOST_ENDED);
    boolean two = gate.exceptions().twoPersons();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("complaint", complaint);
    view.put("made", made(exchange, all));
    view.put("open", shown(RequestTable.open(open, exchange, two, now)));
    view.put(
        "waiting", shown(OverrideTable.waiting(where(all, o -> o.waitsAt(now)), exchange, now)));
    view.put(
        "review",
        shown(OverrideTable.toReview(where(all, LocalOverride::toReview), exchange, now)));
    view.put("active", activeOrEmpty(where(all, o -> o.activeAt(now)), exchange, now));
    view.put(
        "ended",
        shown(
            OverrideTable.ended(
                where(all, o -> o.overAt(now)).stream().limit(MOST_ENDED).toList())));
    view.put("decided", shown(RequestTable.decided(decided)));
    view.put("may", exchange.identity().may(Role.APPROVER));
    view.put("two", two);
    view.put("csrf", Forms.csrf(exchange));
    view.put("form", form);
    view.put("today", now.toString().substring(0, DAY));
    Content body = GatePages.TEMPLATES.page("waivers.jte", view);
    exchange.sendPage(new Page("Waivers and blocks", PATH, body));
  }

  private static List<LocalOverride> where(
      List<LocalOverride> all, Predicate<LocalOverride> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static Optional<Content> shown(DataTable table) {
    return table.isEmpty() ? Optional.empty() : Optional.of(table);
  }

  private static Content activeOrEmpty(List<LocalOverride> active, Exchange exchange, Instant now) {
    DataTable table = OverrideTable.active(active, exchange, now);
    return table.isEmpty()
        ? EmptyState.of(
            "No waiver and no block is in force",
            "Every release is judged by the policy and the advisories alone.")
        : table;
  }

  /** What is to be said of the override that the form made. */
  public record Made(String id, boolean waits) {}

  /** What the form that led here made, if it did; a word in the address alone proves nothing. */
  static Optional<Made> made(Exchange exchange, List<LocalOverride> all) {
    return exchange
        .query("made")
        .flatMap(id -> all.stream().filter(o -> o.id().equals(id)).findFirst())
        .map(o -> new Made(o.id(), !o.trail().complete()));
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

  /** Break-glass, from a release's page. */
  void openEmergency(Exchange exchange) throws IOException {
    OverrideForm form = OverrideForm.of(exchange);
    Instant end = clock.instant().plus(Duration.ofHours(hours(exchange)));
    act(exchange, actor -> gate.exceptions().openEmergency(form.draft().until(end), actor));
  }

  private static int hours(Exchange exchange) {
    String text = exchange.form("hours").orElse("");
    return text.matches("[1-4]") ? text.charAt(0) - '0' : 1;
  }

  void confirm(Exchange exchange) throws IOException {
    String note = exchange.form("note").orElse("");
    act(exchange, actor -> gate.exceptions().confirm(exchange.parameter("id"), actor, note));
  }

  void review(Exchange exchange) throws IOException {
    String note = exchange.form("note").orElse("");
    act(exchange, actor -> gate.exceptions().review(exchange.parameter("id"), actor, note));
  }

  /** Does it and shows the list, with what is wrong with it where it cannot be done. */
  private void act(Exchange exchange, Consumer<String> change) throws IOException {
    try {
      change.accept(exchange.identity().actor());
    } catch (ProblemException e) {
      complain(exchange, sentence(e.problem()));
      return;
    }
    exchange.redirect(PATH);
  }

  void end(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    String reason = exchange.form("reason").orElse("").strip();
    if (reason.isEmpty() || reason.length() > 1000) {
      complain(exchange, "Say in up to 1000 characters why it ends.");
      return;
    }
    try {
      if (gate.exceptions().end(id, exchange.identity().actor(), reason)
          == Exceptions.End.NOT_IN_FORCE) {
        complain(exchange, "Nothing of that id is in force; somebody may have ended it already.");
        return;
      }
    } catch (ProblemException e) {
      complain(exchange, sentence(e.problem()));
      return;
    }
    exchange.redirect(PATH);
  }

  static String sentence(Problem problem) {
    return capital(problem.title())
        + (problem.detail().isEmpty() ? "" : ": " + problem.detail())
        + "."
        + (problem.remedy().isEmpty() ? "" : " " + capital(problem.remedy()) + ".");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
