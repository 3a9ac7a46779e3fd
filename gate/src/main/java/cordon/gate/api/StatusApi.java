package cordon.gate.api;

import cordon.base.Ecosystem;
import cordon.gate.Gate;
import cordon.gate.GateStatus;
import cordon.gate.Upstream;
import cordon.web.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** How the gate stands. */
final class StatusApi {
  /** Long enough to see a working day, short enough to be counted at once. */
  private static final Duration COUNTED = Duration.ofDays(1);

  private final Gate gate;

  StatusApi(Gate gate) {
    this.gate = gate;
  }

  void show(Exchange exchange) throws IOException {
    GateStatus status = gate.status();
    Instant since = gate.now().minus(COUNTED);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> write(json, status, since));
  }

  private void write(JsonGenerator json, GateStatus status, Instant since) {
    json.writeStartObject();
    json.writeStringProperty("policy", status.policyRevision());
    json.writeNumberProperty("waivers", status.waivers());
    json.writeNumberProperty("blocks", status.blocks());
    json.writeBooleanProperty("two_person", gate.config().twoPersons());
    json.writeNumberProperty("requests", status.requests());
    json.writeNumberProperty("waiting", status.waiting());
    json.writeArrayPropertyStart("emergencies");
    status.toReview().forEach(o -> OverrideJson.write(json, o, gate.now()));
    json.writeEndArray();
    InspectionStatusJson.write(json, gate);
    json.writeObjectPropertyStart("cache");
    json.writeNumberProperty("bytes", status.cachedBytes());
    json.writeNumberProperty("limit", status.cacheLimit());
    json.writeEndObject();
    json.writeStringProperty("counted_since", since.toString());
    CoverageJson.write(json, gate.coverage());
    json.writeArrayPropertyStart("ecosystems");
    for (Ecosystem ecosystem : gate.ecosystems()) {
      ecosystem(json, ecosystem, gate.counts(ecosystem, since));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void ecosystem(JsonGenerator json, Ecosystem ecosystem, Map<String, Long> counts) {
    List<Upstream> upstreams = gate.config().upstreams(ecosystem);
    json.writeStartObject();
    json.writeStringProperty("ecosystem", ecosystem.purlType());
    json.writeBooleanProperty("on", !upstreams.isEmpty());
    if (upstreams.isEmpty()) {
      json.writeStringProperty("remedy", remedy(ecosystem));
    }
    json.writeNumberProperty("pulls", counts.getOrDefault("gate.pull", 0L));
    json.writeNumberProperty("refused", counts.getOrDefault("gate.refused", 0L));
    json.writeNumberProperty("withheld", counts.getOrDefault("gate.withheld", 0L));
    json.writeNumberProperty("mismatches", counts.getOrDefault("gate.mismatch", 0L));
    json.writeArrayPropertyStart("upstreams");
    upstreams.forEach(upstream -> upstream(json, upstream));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void upstream(JsonGenerator json, Upstream upstream) {
    json.writeStartObject();
    json.writeStringProperty("name", upstream.name());
    json.writeStringProperty("path", path(upstream));
    json.writeStringProperty("url", upstream.url().toString());
    json.writeBooleanProperty("open", upstream.open());
    json.writeEndObject();
  }

  /** Where clients reach it: {@code /npm/}, {@code /pypi/simple/}, {@code /npm/<name>/}. */
  private static String path(Upstream upstream) {
    String own = upstream.name().equals(Upstream.DEFAULT) ? "" : upstream.name() + "/";
    String index = upstream.ecosystem() == Ecosystem.PYPI ? "simple/" : "";
    return "/" + upstream.ecosystem().purlType() + "/" + own + index;
  }

  private static String remedy(Ecosystem ecosystem) {
    return "set `upstream." + ecosystem.purlType() + ".default.url` in cordon.toml";
  }
}
