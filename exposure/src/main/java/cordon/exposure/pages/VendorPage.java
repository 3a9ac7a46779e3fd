package cordon.exposure.pages;

import cordon.base.Problem;
import cordon.exposure.Inquiries;
import cordon.exposure.Inquiry;
import cordon.exposure.Inquiry.Answer;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Page;
import cordon.web.Route;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code /answer/SECRET}: the one page that a vendor's link leads to. Plain words and plain forms:
 * it is read on a phone, by people who have never heard of us.
 */
final class VendorPage {
  private static final String PATH = "/answer/{secret}";
  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** From one address: enough for a person, few for who tries out secrets. */
  private static final int MOST_REQUESTS = 60;

  private final Inquiries inquiries;
  private final InstantSource clock;
  private final RequestRate rate;

  VendorPage(Inquiries inquiries, InstantSource clock) {
    this.inquiries = inquiries;
    this.clock = clock;
    this.rate = new RequestRate(clock, WINDOW, MOST_REQUESTS);
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.open(), this::show),
        Route.post(PATH, Access.open(), this::answer),
        Route.post(PATH + "/file", Access.open(), this::file));
  }

  private Inquiry admitted(Exchange exchange) {
    exchange.setHeader("X-Robots-Tag", "noindex");
    if (!rate.allows(exchange.remoteAddress())) {
      throw Problem.of(
              "account/too-many-attempts",
              "too many requests from your address",
              "more than " + MOST_REQUESTS + " within " + WINDOW.toMinutes() + " minutes",
              "wait a quarter of an hour")
          .asException();
    }
    return inquiries
        .ofLink(exchange.parameter("secret"))
        .orElseThrow(() ->
            Problem.of(
                    "exposure/dead-link",
                    "this link is not good any more",
                    "it has expired, was taken back, or is not complete",
                    "ask whoever sent it for another one")
                .asException());
  }

  private void show(Exchange exchange) throws IOException {
    Inquiry inquiry = admitted(exchange);
    page(exchange, inquiry, "");
  }

  private void answer(Exchange exchange) throws IOException {
    admitted(exchange);
    String secret = exchange.parameter("secret");
    ownForm(exchange, secret);
    Answer answer =
        Answer.of(exchange.form("answer").orElse(""))
            .orElseThrow(() ->
                Problem.of(
                        "exposure/bad-inquiry",
                        "no answer was chosen",
                        "the form came without one",
                        "go back and choose one")
                    .asException());
    Inquiry kept =
        inquiries.answer(
            secret,
            answer,
            exchange.form("note").orElse("").strip(),
            "address:" + exchange.remoteAddress());
    page(exchange, kept, "Thank you. Your answer was recorded.");
  }

  private void file(Exchange exchange) throws IOException {
    Inquiry inquiry = admitted(exchange);
    String secret = exchange.parameter("secret");
    ownForm(exchange, secret);
    FormFile file = FormFile.read(exchange.header("Content-Type").orElse(""), exchange.body());
    inquiries.document(
        secret,
        file.name(),
        new ByteArrayInputStream(file.content()),
        "address:" + exchange.remoteAddress());
    page(exchange, inquiry, "Thank you. The file " + file.name() + " was read and recorded.");
  }

  /** No session stands behind this page, so that its address and its forms vouch for it. */
  private void ownForm(Exchange exchange, String secret) {
    boolean foreign =
        exchange
            .header("Sec-Fetch-Site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
    if (foreign || !inquiries.isFormToken(secret, exchange.query("form").orElse(""))) {
      throw Problem.of(
              "access/cross-site",
              "the form was not sent from this page",
              "what it must carry is missing or wrong",
              "open the link again and send the form once more")
          .asException();
    }
  }

  private void page(Exchange exchange, Inquiry inquiry, String thanks) throws IOException {
    Parts body = Parts.of(question(inquiry));
    if (!thanks.isEmpty()) {
      body = Parts.of(Element.of("p", "notice", "notice-good").text(thanks), body);
    }
    String secret = exchange.parameter("secret");
    String query = "?form=" + inquiries.formToken(secret);
    Content forms =
        inquiry.open(clock.instant())
            ? Parts.of(answers("/answer/" + secret + query), upload("/answer/" + secret, query))
            : Element.of("p").text("You have answered. Nothing else is needed.");
    exchange.sendPage(new Page("A question about your software", "", Parts.of(body, forms)));
  }

  private static Content question(Inquiry inquiry) {
    Element asked =
        Element.of("p")
            .text(
                "One of your customers asks "
                    + inquiry.vendor()
                    + ": did any of your systems have, install or run this software");
    inquiry.from().ifPresent(at -> asked.text(" from ").add(Times.utc(at)));
    inquiry.to().ifPresent(at -> asked.text(" until ").add(Times.utc(at)));
    return Element.of("div", "stack")
        .add(
            asked.text("?"),
            Element.of("p").add(Element.of("code").text(inquiry.target())),
            Element.of("p", "quiet")
                .text("Your answer goes to this customer only. The link works until ")
                .add(Times.utc(inquiry.expires()))
                .text("."));
  }

  private static Content answers(String action) {
    return Element.of("form", "fields")
        .with("method", "post")
        .with("action", action)
        .add(
            choice(Answer.AFFECTED, "Yes, we had it"),
            choice(Answer.NOT_AFFECTED, "No, we did not have it"),
            choice(Answer.INVESTIGATING, "We do not know yet; we will answer later by this link"),
            Element.of("label")
                .add(
                    Element.of("span").text("Anything to add? (optional)"),
                    Element.of("textarea")
                        .with("name", "note")
                        .with("rows", "4")
                        .with("maxlength", "4000")),
            Element.of("button").with("type", "submit").text("Send the answer"));
  }

  private static Content choice(Answer answer, String words) {
    return Element.of("label", "tick")
        .add(
            Element.of("input")
                .with("type", "radio")
                .with("name", "answer")
                .with("value", answer.word())
                .with("required", "required"),
            Element.of("span").text(words));
  }

  private static Content upload(String path, String query) {
    return Element.of("details")
        .add(
            Element.of("summary").text("Or send a list of your software (SBOM)"),
            Element.of("form", "stack")
                .with("method", "post")
                .with("enctype", "multipart/form-data")
                .with("action", path + "/file" + query)
                .add(
                    Element.of("p", "quiet")
                        .text("A bill of materials in CycloneDX or SPDX, up to 16 MB."),
                    Element.of("input")
                        .with("type", "file")
                        .with("name", "file")
                        .with("required", "required")
                        .with("aria-label", "The file"),
                    Element.of("button").with("type", "submit").text("Send the file")));
  }
}
