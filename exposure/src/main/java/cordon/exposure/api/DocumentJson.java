package cordon.exposure.api;

import cordon.base.Problem;
import cordon.exposure.Build;
import cordon.exposure.Recorded;
import cordon.exposure.store.StoredDocument;
import tools.jackson.core.JsonGenerator;

/** Documents as JSON. */
final class DocumentJson {
  private DocumentJson() {}

  /** What became of one. */
  static void write(JsonGenerator json, Recorded recorded) {
    json.writeStartObject();
    members(json, recorded.document());
    json.writeBooleanProperty("new", !recorded.known());
    recorded
        .declared()
        .ifPresent(declared -> {
          json.writeObjectPropertyStart("declarations");
          json.writeNumberProperty("began", declared.began());
          json.writeNumberProperty("changed", declared.changed());
          json.writeNumberProperty("ended", declared.ended());
          json.writeEndObject();
        });
    json.writeArrayPropertyStart("notes");
    recorded.notes().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Why one was not recorded. */
  static void write(JsonGenerator json, String name, Problem problem) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeObjectPropertyStart("problem");
    json.writeStringProperty("type", problem.type());
    json.writeStringProperty("title", problem.title());
    json.writeStringProperty("detail", problem.detail());
    json.writeStringProperty("remedy", problem.remedy());
    json.writeEndObject();
    json.writeEndObject();
  }

  static void write(JsonGenerator json, StoredDocument document) {
    json.writeStartObject();
    members(json, document);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, StoredDocument document) {
    json.writeNumberProperty("id", document.id());
    json.writeStringProperty("name", document.name());
    json.writeStringProperty("kind", document.kind());
    if (!document.unit().isEmpty()) {
      json.writeStringProperty("unit", document.unit());
    }
    json.writeStringProperty("provenance", document.provenance().word());
    json.writeStringProperty("stream", document.stream());
    json.writeStringProperty("observed", document.observed().toString());
    json.writeStringProperty("learned", document.learned().toString());
    json.writeStringProperty("grade", document.grade().word());
    json.writeBooleanProperty("complete", document.complete() && document.lacking().isEmpty());
    if (document.complete() && !document.lacking().isEmpty()) {
      json.writeArrayPropertyStart("complete_but_for");
      document.lacking().stream().sorted().forEach(json::writeString);
      json.writeEndArray();
    }
    build(json, document.build());
    json.writeNumberProperty("releases", document.releases());
    json.writeStringProperty("sha256", document.digest().hex());
    json.writeNumberProperty("fact", document.fact());
  }

  private static void build(JsonGenerator json, Build build) {
    if (!build.commit().isEmpty()) {
      json.writeStringProperty("commit", build.commit());
    }
    if (!build.run().isEmpty()) {
      json.writeStringProperty("run", build.run());
    }
  }
}
