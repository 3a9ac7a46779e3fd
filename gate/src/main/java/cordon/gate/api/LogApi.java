package cordon.gate.api;

import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import cordon.gate.Gate;
import cordon.gate.GateEventQuery;
import cordon.gate.GateEvents;
import cordon.gate.LogCoverage;
import cordon.gate.Purls;
import cordon.gate.check.Releases;
import cordon.gate.evidence.EventLog;
import cordon.ledger.Fact;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    LogCoverage coverage = gate.coverage();
    exchange.sendJson(200, json -> write(json, events, coverage));
  }

  private static GateEventQuery query(Exchange exchange) {
    Optional<Purl> purl = Parameters.purl(exchange, "package");
    return new GateEventQuery(
        Parameters.text(exchange, "type").map(LogApi::type),
        purl.map(LogApi::packageOf),
        purl.flatMap(Purl::version).or(() -> Parameters.text(exchange, "version")),
        Parameters.text(exchange, "actor"),
        Parameters.text(exchange, "address"),
        Parameters.text(exchange, "claim").map(LogApi::claims).orElse(Map.of()),
        Parameters.verdict(exchange, "verdict"),
        Parameters.text(exchange, "client"),
        Parameters.text(exchange, "sha256").map(LogApi::sha256),
        Parameters.instant(exchange, "from"),
        Parameters.instant(exchange, "to"),
        Cursor.of(exchange, 1).map(LogApi::sequence).orElse(Long.MAX_VALUE),
        Cursor.limit(exchange, USUAL, MOST));
  }

  /** Also without the name of this module, as the terminal shows it: {@code refused}. */
  private static String type(String text) {
    String whole = text.startsWith("gate.") ? text : "gate." + text;
    if (!EventLog.TYPES.contains(whole)) {
      throw ParameterText.bad(
              "type",
              "`" + text + "` is no kind of fact in this log",
              "take one of " + String.join(", ", EventLog.TYPES))
          .asException();
    }
    return whole;
  }

  /** As it stands in facts, so that {@code pkg:pypi/Foo.Bar} finds {@code foo-bar}. */
  private static String packageOf(Purl purl) {
    Optional<Ecosystem> ecosystem = purl.ecosystem();
    return ecosystem.isPresent()
        ? Purls.ofPackage(ecosystem.get(), Releases.name(ecosystem.get(), purl))
        : purl.ofPackage().toString();
  }

  /** {@code repository=acme/app}, several of them one a line. */
  private static Map<String, String> claims(String text) {
    Map<String, String> claims = new HashMap<>();
    for (String claim : text.split("\n", -1)) {
      int equals = claim.indexOf('=');
      if (equals < 1) {
        throw ParameterText.bad(
                "claim", "`" + claim + "` names no value", "write it like repository=acme/app")
            .asException();
      }
      claims.put(claim.substring(0, equals), claim.substring(equals + 1));
    }
    return claims;
  }

  private static String sha256(String text) {
    String hex = text.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
    if (!hex.matches("[0-9a-f]{64}")) {
      throw ParameterText.bad("sha256", "it is no SHA-256", "give its 64 hexadecimal digits")
          .asException();
    }
    return hex;
  }

  private static long sequence(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw new cordon.base.ProblemException(
          ParameterText.bad("cursor", "it belongs to another list", "start again without it"), e);
    }
  }

  private static void write(JsonGenerator json, GateEvents events, LogCoverage coverage) {
    json.writeStartObject();
    json.writeArrayPropertyStart("items");
    events.facts().forEach(fact -> write(json, fact));
    json.writeEndArray();
    events
        .next()
        .ifPresent(
            next -> json.writeStringProperty("next", Cursor.of(Long.toString(next)).encode()));
    CoverageJson.write(json, coverage);
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
