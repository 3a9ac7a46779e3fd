package cordon.gate.api;

import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.gate.Purls;
import cordon.gate.check.Releases;
import cordon.ledger.Fact;
import cordon.web.Cursor;
import cordon.web.Exchange;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Who pulled what, and what was kept out: a page of facts, newest first. */
final class LogApi {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  private final Gate gate;

  LogApi(Gate gate) {
    this.gate = gate;
  }

  void list(Exchange exchange) throws IOException {
    GateEvents events = gate.events(query(exchange));
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> write(json, events));
  }

  private static GateEventQuery query(Exchange exchange) {
    Optional<Purl> purl = Parameters.purl(exchange, "package");
    return new GateEventQuery(
        Parameters.text(exchange, "type"),
        purl.map(LogApi::packageOf),
        purl.flatMap(Purl::version).or(() -> Parameters.text(exchange, "version")),
        Parameters.text(exchange, "actor"),
        Parameters.verdict(exchange, "verdict"),
        Parameters.text(exchange, "client"),
        Parameters.instant(exchange, "from"),
        Parameters.instant(exchange, "to"),
        Cursor.of(exchange, 1).map(LogApi::sequence).orElse(Long.MAX_VALUE),
        Cursor.limit(exchange, USUAL, MOST));
  }

  /** As it stands in facts, so that {@code pkg:pypi/Foo.Bar} finds {@code foo-bar}. */
  private static String packageOf(Purl purl) {
    Optional<Ecosystem> ecosystem = purl.ecosystem();
    return ecosystem.isPresent()
        ? Purls.ofPackage(ecosystem.get(), Releases.name(ecosystem.get(), purl))
        : purl.ofPackage().toString();
  }

  private static long sequence(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw new cordon.base.ProblemException(
          Parameters.bad("cursor", "it belongs to another list", "start again without it"), e);
    }
  }

  private static void write(JsonGenerator json, GateEvents events) {
    json.writeStartObject();
    json.writeArrayPropertyStart("items");
    events.facts().forEach(fact -> write(json, fact));
    json.writeEndArray();
    events
        .next()
        .ifPresent(
            next -> json.writeStringProperty("next", Cursor.of(Long.toString(next)).encode()));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Fact fact) {
    json.writeStartObject();
    json.writeNumberProperty("sequence", fact.sequence());
    json.writeStringProperty("id", fact.id());
    json.writeStringProperty("time", fact.time().toString());
    json.writeStringProperty("type", fact.type());
    json.writeStringProperty("actor", fact.actor());
    json.writeStringProperty("subject", fact.subject());
    json.writeName("body");
    json.writeRawValue(fact.body());
    json.writeEndObject();
  }
}
