package cordon.gate.api;

import cordon.base.Problem;
import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.Purls;
import cordon.gate.VersionSelector;
import cordon.web.Exchange;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.JsonBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Waivers and blocks. */
final class OverrideApi {
  private final Gate gate;
  private final Idempotency idempotency;

  OverrideApi(Gate gate, Idempotency idempotency) {
    this.gate = gate;
    this.idempotency = idempotency;
  }

  /** Those in force; with {@code ?all=true} also those that ended. */
  void list(Exchange exchange) throws IOException {
    boolean all = Parameters.text(exchange, "all").map("true"::equals).orElse(false);
    Instant now = gate.now();
    List<LocalOverride> overrides =
        gate.overrides().stream().filter(o -> all || o.activeAt(now)).toList();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          overrides.forEach(o -> write(json, o, now));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  void waive(Exchange exchange) throws IOException {
    add(exchange, Kind.WAIVER);
  }

  void block(Exchange exchange) throws IOException {
    add(exchange, Kind.BLOCK);
  }

  private void add(Exchange exchange, Kind kind) throws IOException {
    JsonBody body = JsonBody.read(exchange, OverrideRequest.FIELDS);
    String actor = exchange.identity().actor();
    OverrideDraft draft = OverrideRequest.draft(kind, body, actor);
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          LocalOverride added = gate.add(draft, actor);
          return ApiAnswer.of(201, json -> write(json, added, added.created()));
        });
  }

  /** Ends one early; {@code ?reason=} goes into the fact. */
  void end(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    String reason = Parameters.text(exchange, "reason").orElse("ended early");
    if (gate.end(id, exchange.identity().actor(), reason)) {
      exchange.sendEmpty(204);
    } else {
      exchange.sendProblem(404, notInForce(id));
    }
  }

  private static void write(JsonGenerator json, LocalOverride o, Instant now) {
    json.writeStartObject();
    json.writeStringProperty("id", o.id());
    json.writeStringProperty("kind", o.kind().word());
    json.writeStringProperty("purl", purl(o));
    switch (o.versions()) {
      case VersionSelector.Any any -> {}
      case VersionSelector.Exact exact -> json.writeStringProperty("version", exact.version());
      case VersionSelector.Range range ->
          json.writeStringProperty("range", range.range().toString());
      case VersionSelector.Bytes bytes ->
          json.writeStringProperty("digest", bytes.digest().toString());
    }
    json.writeBooleanProperty("malicious", o.malicious());
    json.writeStringProperty("reason", o.reason());
    json.writeStringProperty("owner", o.owner());
    json.writeStringProperty("created", o.created().toString());
    o.expires().ifPresent(t -> json.writeStringProperty("expires", t.toString()));
    o.ended().ifPresent(t -> json.writeStringProperty("ended", t.toString()));
    o.endedBy().ifPresent(who -> json.writeStringProperty("ended_by", who));
    json.writeBooleanProperty("active", o.activeAt(now));
    json.writeEndObject();
  }

  private static String purl(LocalOverride o) {
    return o.versions() instanceof VersionSelector.Exact(String version)
        ? Purls.release(o.ecosystem(), o.name(), version)
        : Purls.ofPackage(o.ecosystem(), o.name());
  }

  private static Problem notInForce(String id) {
    return Problem.of(
        "gate/no-such-override",
        "there is no waiver or block `" + id + "` in force",
        "it may have ended already",
        "see those in force with `cordon gate overrides`");
  }
}
