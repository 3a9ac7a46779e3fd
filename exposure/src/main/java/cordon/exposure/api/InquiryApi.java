package cordon.exposure.api;

import cordon.exposure.Inquiries;
import cordon.exposure.Inquiry;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ItemPage;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/exposure/inquiries}: questions to vendors, and the links to answer them by. */
public final class InquiryApi {
  private static final String PATH = "/api/v1/exposure/inquiries";
  private static final long USUAL_DAYS = 14;
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("vendor", "target", "from", "to", "days"));

  private final Inquiries inquiries;

  public InquiryApi(Inquiries inquiries) {
    this.inquiries = inquiries;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.needs(Role.VIEWER), this::list),
        Route.post(PATH, Access.needs(Role.ANALYST), this::ask),
        Route.post(PATH + "/{id}/revoke", Access.needs(Role.ANALYST), this::revoke));
  }

  private void list(Exchange exchange) throws IOException {
    ItemPage.send(
        exchange,
        inquiries.all(),
        one -> Long.toString(one.id()),
        (json, one) -> write(json, one, Optional.empty()));
  }

  /** Not idempotent by key: what is kept of an answer would hold the secret. */
  private void ask(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    JsonBody body = JsonBody.read(exchange, FIELDS);
    Inquiries.Asked asked =
        inquiries.ask(
            body.requiredText("vendor"),
            body.requiredText("target"),
            body.text("from").map(text -> ParameterText.instant("from", text)),
            body.text("to").map(text -> ParameterText.instant("to", text)),
            Duration.ofDays(Math.clamp(body.number("days").orElse(USUAL_DAYS), 0, 10_000)),
            actor);
    exchange.setHeader("Cache-Control", "no-store");
    String link = exchange.baseUrl() + "/answer/" + asked.secret();
    exchange.sendJson(201, json -> write(json, asked.inquiry(), Optional.of(link)));
  }

  private void revoke(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    long id;
    try {
      id = Long.parseLong(exchange.parameter("id"));
    } catch (NumberFormatException e) {
      throw ParameterText.bad("id", "it is no number", "take it from the list").asException();
    }
    Inquiry one = inquiries.revoke(id, actor);
    exchange.sendJson(200, json -> write(json, one, Optional.empty()));
  }

  private static void write(JsonGenerator json, Inquiry one, Optional<String> link) {
    json.writeStartObject();
    json.writeNumberProperty("id", one.id());
    json.writeStringProperty("vendor", one.vendor());
    json.writeStringProperty("target", one.target());
    time(json, "from", one.from());
    time(json, "to", one.to());
    json.writeStringProperty("asked", one.asked().toString());
    json.writeStringProperty("asked_by", one.askedBy());
    json.writeStringProperty("expires", one.expires().toString());
    time(json, "revoked", one.revoked());
    json.writeStringProperty("answer", one.answer().map(Inquiry.Answer::word).orElse("no-answer"));
    json.writeStringProperty("note", one.note());
    time(json, "answered", one.answered());
    json.writeNumberProperty("documents", one.documents());
    link.ifPresent(address -> json.writeStringProperty("link", address));
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> at) {
    at.ifPresent(t -> json.writeStringProperty(name, t.toString()));
  }
}
