package cordon.exposure.pages;

import cordon.exposure.Inquiries;
import cordon.exposure.Inquiry;
import cordon.exposure.api.Speaker;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import cordon.web.pages.Badge;
import cordon.web.pages.Badge.Tone;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Forms;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /exposure/inquiries}: questions to vendors, and what came back. */
final class InquiryPages {
  static final String PATH = "/exposure/inquiries";
  private static final String LIST = "questions";
  private static final Duration LIFE = Duration.ofDays(14);

  private final Inquiries inquiries;
  private final InstantSource clock;

  InquiryPages(Inquiries inquiries, InstantSource clock) {
    this.inquiries = inquiries;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.needs(Role.VIEWER), exchange -> show(exchange, "")),
        Route.post(PATH, Access.needs(Role.ANALYST), this::ask),
        Route.post(PATH + "/{id}/revoke", Access.needs(Role.ANALYST), this::revoke));
  }

  private void ask(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    Inquiries.Asked asked =
        inquiries.ask(
            exchange.form("vendor").orElse(""),
            exchange.form("target").orElse(""),
            time(exchange, "from"),
            time(exchange, "to"),
            LIFE,
            actor);
    show(exchange, exchange.baseUrl() + "/answer/" + asked.secret());
  }

  private static Optional<Instant> time(Exchange exchange, String name) {
    return exchange
        .form(name)
        .filter(text -> !text.isBlank())
        .map(text -> ParameterText.instant(name, text.strip()));
  }

  private void revoke(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    String id = exchange.parameter("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw ParameterText.bad("id", "it is no number", "use the button").asException();
    }
    inquiries.revoke(Long.parseLong(id), actor);
    exchange.redirect(PATH);
  }

  private void show(Exchange exchange, String link) throws IOException {
    Content told =
        link.isEmpty()
            ? Parts.of()
            : Element.of("div", "notice", "notice-good")
                .add(
                    Element.of("p").text("Send this link to the vendor. It is shown this once."),
                    Element.of("p").add(Element.of("code").text(link)));
    boolean may = exchange.identity().may(Role.ANALYST);
    exchange.sendPage(
        new Page(
            "Questions to vendors",
            ExposurePages.PATH,
            Parts.of(told, list(exchange, may), may ? form(exchange) : Parts.of())));
  }

  private Content list(Exchange exchange, boolean may) {
    DataTable table = DataTable.of("Questions", "Vendor", "About", "Answer", "Expires", "");
    ListPages pages = new ListPages(exchange, PATH, Map.of());
    List<Inquiry> all = inquiries.all();
    for (Inquiry one : pages.part(LIST, all)) {
      boolean open = one.open(clock.instant());
      table.row(
          Text.of(one.vendor()),
          Element.of("span", "broken").text(one.target()),
          answer(one),
          Times.utc(one.expires()),
          open && may
              ? Forms.button(exchange, PATH + "/" + one.id() + "/revoke", "Take back")
              : Parts.of());
    }
    return table.isEmpty()
        ? Element.of("p", "quiet").text("Nobody was asked yet.")
        : Element.of("div").with("id", LIST).add(table, pages.pager(LIST, all.size()));
  }

  /** What was said, with what was added to it. */
  private Content answer(Inquiry one) {
    Tone tone =
        one.answer()
            .map(answer ->
                switch (answer) {
                  case AFFECTED -> Tone.BAD;
                  case NOT_AFFECTED -> Tone.GOOD;
                  case INVESTIGATING -> Tone.WAIT;
                })
            .orElse(Tone.PLAIN);
    Parts parts = Parts.of(Badge.of(tone, one.state(clock.instant()).replace('-', ' ')));
    if (one.documents() > 0) {
      String files = one.documents() == 1 ? " 1 file" : " " + one.documents() + " files";
      parts = Parts.of(parts, Text.of(files));
    }
    return one.note().isEmpty()
        ? parts
        : Parts.of(parts, Element.of("p", "quiet").text(one.note()));
  }

  private static Content form(Exchange exchange) {
    return Element.of("section", "card")
        .add(
            Element.of("h2").text("Ask a vendor"),
            Element.of("form", "fields")
                .with("method", "post")
                .with("action", PATH)
                .add(
                    Forms.csrf(exchange),
                    field("vendor", "Vendor", true),
                    field("target", "Package URL or advisory", true),
                    field("from", "From (UTC)", false),
                    field("to", "To (UTC)", false),
                    Element.of("button").with("type", "submit").text("Make a link")));
  }

  private static Content field(String name, String label, boolean required) {
    Element input = Element.of("input").with("name", name);
    return Element.of("label")
        .add(Element.of("span").text(label), required ? input.with("required", "required") : input);
  }
}
