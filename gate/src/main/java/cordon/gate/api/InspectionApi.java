package cordon.gate.api;

import cordon.base.Digest;
import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.Purls;
import cordon.gate.Upstream;
import cordon.gate.check.Releases;
import cordon.gate.inspection.InspectionList;
import cordon.gate.inspection.InspectionReport;
import cordon.gate.inspection.InspectionReports;
import cordon.gate.serve.Refusal;
import cordon.terminal.Json;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What the gate's inspector found: the reports of a release or artifact, or a list of all. */
final class InspectionApi {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Gate gate;

  InspectionApi(Gate gate) {
    this.gate = gate;
  }

  void list(Exchange exchange) throws IOException {
    InspectionReports reports = gate.inspections().reports();
    Optional<Purl> purl = Parameters.purl(exchange, "purl");
    Optional<String> sha256 = Parameters.text(exchange, "sha256");
    exchange.setHeader("Cache-Control", "no-store");
    if (purl.isPresent()) {
      Coordinate release = Releases.coordinate(purl.get(), Upstream.DEFAULT);
      send(exchange, reports.of(release.ecosystem(), release.name(), release.version()), "");
    } else if (sha256.isPresent()) {
      send(exchange, reports.of(digest(sha256.get())), "");
    } else {
      InspectionList part = InspectionList.of(exchange, reports, USUAL, MOST);
      send(exchange, part.rows(), part.next().map(c -> c.encode()).orElse(""));
    }
  }

  private static Digest digest(String hex) {
    try {
      return Digest.sha256(hex);
    } catch (IllegalArgumentException e) {
      throw ParameterText.bad("sha256", "`" + hex + "` is no digest", "write 64 hexadecimal digits")
          .asException();
    }
  }

  private static void send(Exchange exchange, List<InspectionReport> found, String next)
      throws IOException {
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("inspections");
          found.forEach(each -> write(json, each, exchange.baseUrl()));
          json.writeEndArray();
          if (!next.isEmpty()) {
            json.writeStringProperty("next", next);
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, InspectionReport each, String baseUrl) {
    Coordinate release =
        Coordinate.release(each.ecosystem(), Upstream.DEFAULT, each.name(), each.version());
    json.writeStartObject();
    json.writeStringProperty("purl", Purls.release(each.ecosystem(), each.name(), each.version()));
    json.writeStringProperty("sha256", each.sha256().hex());
    json.writeStringProperty("rule_set", each.ruleSet());
    json.writeStringProperty("verdict", each.result().word());
    json.writeStringProperty("inspected", each.inspected().toString());
    json.writeStringProperty("page", Refusal.inspection(baseUrl, release));
    if (!each.json().isEmpty()) {
      json.writeName("report");
      Json.read(each.json()).writeTo(json);
    }
    json.writeEndObject();
  }
}
