package cordon.exposure.api;

import cordon.advisories.AdvisoryMatch;
import cordon.exposure.Finding;
import cordon.exposure.Finding.Claimed;
import cordon.exposure.Findings;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/exposure/findings}: what advisories say of what units have now. */
public final class FindingApi {
  private static final String PATH = "/api/v1/exposure/findings";
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  /** Of one finding; the others are counted. */
  private static final int MOST_UNITS = 100;

  private final Findings findings;

  public FindingApi(Findings findings) {
    this.findings = findings;
  }

  public List<Route> routes() {
    return List.of(Route.get(PATH, Access.needs(Role.VIEWER), this::list));
  }

  private void list(Exchange exchange) throws IOException {
    int limit = Cursor.limit(exchange, USUAL, MOST);
    Optional<String> unit = Parameters.text(exchange, "unit");
    unit.filter(name -> !findings.knows(name)).ifPresent(FindingApi::refuse);
    List<Finding> all = findings.list(unit, isMaliciousOnly(exchange));
    int from = Cursor.of(exchange, 2).map(cursor -> behind(all, cursor)).orElse(0);
    int to = Math.min(all.size(), from + limit);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("count", all.size());
          json.writeArrayPropertyStart("items");
          all.subList(from, to).forEach(finding -> write(json, finding));
          json.writeEndArray();
          if (to < all.size()) {
            json.writeStringProperty("next", cursor(all.get(to - 1)).encode());
          }
          json.writeEndObject();
        });
  }

  /** An empty list would read as if it had nothing bad. */
  private static void refuse(String unit) {
    throw ParameterText.bad(
            "unit", "nothing was ever heard of `" + unit + "`", "name one as /api/v1/units does")
        .asException();
  }

  private static boolean isMaliciousOnly(Exchange exchange) {
    return switch (Parameters.text(exchange, "kind").orElse("")) {
      case "" -> false;
      case "malicious" -> true;
      default ->
          throw ParameterText.bad("kind", "it is none", "write malicious, or leave it out")
              .asException();
    };
  }

  private static Cursor cursor(Finding finding) {
    return Cursor.of(finding.purl(), finding.advisory().id());
  }

  private static int behind(List<Finding> all, Cursor cursor) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(all.get(i)).equals(cursor)) {
        return i + 1;
      }
    }
    throw ParameterText.bad(
            "cursor", "what it names is no finding any more", "start again without it")
        .asException();
  }

  private static void write(JsonGenerator json, Finding finding) {
    AdvisoryMatch advisory = finding.advisory();
    json.writeStartObject();
    json.writeStringProperty("purl", finding.purl());
    json.writeStringProperty("advisory", advisory.id());
    strings(json, "aliases", advisory.aliases());
    json.writeStringProperty("kind", advisory.malicious() ? "malicious" : "vulnerable");
    json.writeBooleanProperty("sure", advisory.sure());
    json.writeStringProperty("summary", advisory.summary());
    json.writeStringProperty("source", advisory.source());
    instant(json, "published", advisory.published());
    json.writeStringProperty("grade", finding.grade().word());
    instant(json, "since", finding.since());
    json.writeNumberProperty("unit_count", finding.units().size());
    strings(
        json, "units", finding.units().subList(0, Math.min(MOST_UNITS, finding.units().size())));
    claims(json, finding.claims());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void instant(JsonGenerator json, String name, Optional<Instant> at) {
    at.ifPresent(moment -> json.writeStringProperty(name, moment.toString()));
  }

  private static void claims(JsonGenerator json, List<Claimed> claims) {
    json.writeArrayPropertyStart("claims");
    for (Claimed claimed : claims.subList(0, Math.min(MOST_UNITS, claims.size()))) {
      json.writeStartObject();
      json.writeStringProperty("unit", claimed.unit());
      json.writeStringProperty("status", claimed.claim().status());
      json.writeStringProperty("author", claimed.claim().author());
      json.writeStringProperty("justification", claimed.claim().justification());
      instant(json, "stated", claimed.claim().stated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
