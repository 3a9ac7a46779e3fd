package cordon.gate.api;

import cordon.gate.LogCoverage;
import tools.jackson.core.JsonGenerator;

/** What an answer from the log can speak of, with every such answer. */
final class CoverageJson {
  private CoverageJson() {}

  static void write(JsonGenerator json, LogCoverage coverage) {
    json.writeObjectPropertyStart("coverage");
    json.writeStringProperty("from", coverage.from().toString());
    json.writeStringProperty("to", coverage.now().toString());
    json.writeStringProperty("since", coverage.since().toString());
    coverage.reaches().ifPresent(r -> json.writeStringProperty("reaches", r.toString()));
    json.writeArrayPropertyStart("gaps");
    for (LogCoverage.Gap gap : coverage.gaps()) {
      json.writeStartObject();
      json.writeStringProperty("from", gap.from().toString());
      json.writeStringProperty("to", gap.to().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("statement", coverage.statement());
    json.writeEndObject();
  }
}
