package cordon.gate.pages;

import cordon.gate.WaiverRequest;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests for waivers as rows. */
final class RequestTable {
  private static final int DAY = "2026-03-24".length();

  private RequestTable() {}

  /**
   * Those that wait, with a way to decide for who may.
   *
   * @param twoPersons whether nobody may decide on their own
   */
  static DataTable open(
      List<WaiverRequest> requests, Exchange exchange, boolean twoPersons, Instant now) {
    DataTable table = DataTable.of("Asked for", "Release", "Why", "Who", "Until", "Decide");
    for (WaiverRequest q : requests) {
      boolean own = twoPersons && q.createdBy().equals(exchange.identity().actor());
      table.row(
          release(q),
          Text.of(q.reason()),
          who(q),
          until(q, now),
          own
              ? Text.quiet("somebody else decides")
              : exchange.identity().may(Role.APPROVER)
                  ? deciding(q, exchange, now)
                  : Text.quiet("an approver decides"));
    }
    return table;
  }

  static DataTable decided(List<WaiverRequest> requests) {
    DataTable table = DataTable.of("Decided", "Release", "Why", "Who", "Outcome", "Said");
    for (WaiverRequest q : requests) {
      WaiverRequest.Outcome outcome = q.outcome().orElseThrow();
      table.row(
          release(q),
          Text.of(q.reason()),
          who(q),
          Parts.of(
              Badge.of(outcome.granted() ? Badge.Tone.GOOD : Badge.Tone.BAD, q.state()),
              Element.of("div", "quiet").text("by " + outcome.decision().by()),
              Element.of("div", "quiet").add(Times.utc(outcome.decision().at()))),
          outcome.decision().note().isEmpty()
              ? Text.quiet("nothing")
              : Text.of(outcome.decision().note()));
    }
    return table;
  }

  private static Content release(WaiverRequest q) {
    String name = q.release().name() + " " + q.release().version();
    Content link = Text.link(EventRows.page(q.release()), Text.code(name));
    Content type = Element.of("div", "quiet").text(q.release().ecosystem().purlType());
    return q.malicious()
        ? Parts.of(link, type, Badge.of(Badge.Tone.WORST, "also known malicious"))
        : Parts.of(link, type);
  }

  private static Content who(WaiverRequest q) {
    return Parts.of(
        Element.of("div").text(q.createdBy()),
        Element.of("div", "quiet").add(Times.utc(q.created())),
        Element.of("div", "quiet", "unbroken").text(q.id()));
  }

  private static Content until(WaiverRequest q, Instant now) {
    return Parts.of(
        Element.of("div").add(Times.utc(q.expires())),
        Element.of("div", "quiet").add(Times.relative(q.expires(), now)));
  }

  private static Content deciding(WaiverRequest q, Exchange exchange, Instant now) {
    String path = RequestPages.PATH + "/" + q.id();
    Element decline =
        ExceptionForms.folded(
            exchange,
            "Decline",
            path + "/decline",
            "Decline it",
            ExceptionForms.note("reason", "Why not", true));
    return q.expires().isAfter(now)
        ? Parts.of(granting(q, exchange, path + "/grant", now), decline)
        : decline;
  }

  private static Element granting(WaiverRequest q, Exchange exchange, String action, Instant now) {
    Element day =
        Element.of("input")
            .with("type", "date")
            .with("name", "until")
            .with("min", now.toString().substring(0, DAY))
            .with("max", q.expires().minus(Duration.ofDays(1)).toString().substring(0, DAY));
    Element form =
        ExceptionForms.folded(
            exchange,
            "Grant",
            action,
            "Grant it",
            ExceptionForms.labelled("End with this day (empty: as asked)", day),
            ExceptionForms.labelled(
                "Only these bytes (empty: the release)",
                Element.of("input")
                    .with("name", "digest")
                    .with("placeholder", "sha512:…")
                    .with("autocapitalize", "none")
                    .with("spellcheck", "false")),
            ExceptionForms.note("note", "Say something (optional)", false),
            q.malicious() ? malicious() : Text.of(""));
    return form;
  }

  private static Content malicious() {
    return Element.of("label", "tick")
        .add(
            Element.of("input")
                .with("type", "checkbox")
                .with("name", "malicious")
                .with("value", "yes"),
            Element.of("span").text("Lift the known-malicious verdict"));
  }
}
