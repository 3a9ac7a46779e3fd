package cordon.gate.api;

import cordon.gate.Act;
import cordon.gate.LocalOverride;
import cordon.gate.Trail;
import cordon.gate.VersionSelector;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A waiver or block as JSON. */
final class OverrideJson {
  private OverrideJson() {}

  static void write(JsonGenerator json, LocalOverride o, Instant now) {
    json.writeStartObject();
    json.writeStringProperty("id", o.id());
    json.writeStringProperty("kind", o.kind().word());
    json.writeStringProperty("purl", o.purl());
    versions(json, o.versions());
    json.writeBooleanProperty("malicious", o.malicious());
    json.writeStringProperty("reason", o.reason());
    json.writeStringProperty("owner", o.owner());
    json.writeStringProperty("created", o.created().toString());
    o.expires().ifPresent(t -> json.writeStringProperty("expires", t.toString()));
    o.ended().ifPresent(t -> json.writeStringProperty("ended", t.toString()));
    o.endedBy().ifPresent(who -> json.writeStringProperty("ended_by", who));
    json.writeBooleanProperty("active", o.activeAt(now));
    json.writeStringProperty("state", o.stateAt(now));
    trail(json, o.trail());
    json.writeEndObject();
  }

  private static void versions(JsonGenerator json, VersionSelector versions) {
    versions.named().ifPresent(version -> json.writeStringProperty("version", version));
    switch (versions) {
      case VersionSelector.Any any -> {}
      case VersionSelector.Exact exact -> {}
      case VersionSelector.Range range ->
          json.writeStringProperty("range", range.range().toString());
      case VersionSelector.Bytes bytes ->
          json.writeStringProperty("digest", bytes.digest().toString());
    }
  }

  private static void trail(JsonGenerator json, Trail trail) {
    if (!trail.createdBy().isEmpty()) {
      json.writeStringProperty("created_by", trail.createdBy());
    }
    json.writeBooleanProperty("emergency", trail.emergency());
    trail.request().ifPresent(id -> json.writeStringProperty("request", id));
    act(json, "confirmed", trail.confirmed());
    act(json, "end_proposed", trail.endProposed());
    act(json, "reviewed", trail.reviewed());
  }

  static void act(JsonGenerator json, String name, Optional<Act> act) {
    if (act.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("at", act.get().at().toString());
    json.writeStringProperty("by", act.get().by());
    json.writeStringProperty("note", act.get().note());
    json.writeEndObject();
  }
}
