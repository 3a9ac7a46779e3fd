package cordon.formats.sarif;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes a run as a log file of SARIF 2.1.0. */
public final class SarifWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JsonGenerator json;

  private SarifWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one value where the generator stands. */
  public static void write(JsonGenerator json, SarifRun run) {
    new SarifWriter(json).log(run);
  }

  private void log(SarifRun run) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool(run);
    invocation(run);
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    results(run);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(SarifRun run) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", run.tool());
    run.version().ifPresent(v -> json.writeStringProperty("version", v));
    json.writeArrayPropertyStart("rules");
    run.rules().forEach(this::rule);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(SarifRule rule) {
    json.writeStartObject();
    json.writeStringProperty("id", rule.id());
    text("shortDescription", rule.text());
    rule.help().ifPresent(help -> text("help", help));
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", rule.level().word());
    json.writeEndObject();
    if (!rule.tags().isEmpty() || rule.severity().isPresent()) {
      json.writeObjectPropertyStart("properties");
      rule.severity().ifPresent(s -> json.writeStringProperty("security-severity", s));
      json.writeArrayPropertyStart("tags");
      rule.tags().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void invocation(SarifRun run) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", run.successful());
    if (!run.warnings().isEmpty()) {
      json.writeArrayPropertyStart("toolExecutionNotifications");
      for (String warning : run.warnings()) {
        json.writeStartObject();
        json.writeStringProperty("level", "warning");
        text("message", warning);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private void results(SarifRun run) {
    Map<String, Integer> indexes = new HashMap<>();
    run.rules().forEach(rule -> indexes.put(rule.id(), indexes.size()));
    json.writeArrayPropertyStart("results");
    run.results().forEach(result -> result(result, indexes));
    json.writeEndArray();
  }

  private void result(SarifResult result, Map<String, Integer> indexes) {
    Integer index = indexes.get(result.rule());
    if (index == null) {
      throw new IllegalArgumentException("no rule `" + result.rule() + "` in this run");
    }
    json.writeStartObject();
    json.writeStringProperty("ruleId", result.rule());
    json.writeNumberProperty("ruleIndex", index);
    json.writeStringProperty("level", result.level().word());
    text("message", result.message());
    result
        .place()
        .ifPresent(place -> {
          json.writeArrayPropertyStart("locations");
          json.writeStartObject();
          physicalLocation(place);
          json.writeEndObject();
          json.writeEndArray();
        });
    codeFlow(result.flow());
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty(result.fingerprint().name(), result.fingerprint().value());
    json.writeEndObject();
    suppressions(result.suppressions());
    json.writeEndObject();
  }

  /** One thread that goes from step to step (sections 3.36 to 3.38). */
  private void codeFlow(List<SarifStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("codeFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("threadFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("locations");
    for (SarifStep step : steps) {
      json.writeStartObject();
      json.writeObjectPropertyStart("location");
      physicalLocation(step.place());
      text("message", step.text());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void physicalLocation(SarifPlace place) {
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", place.uri());
    json.writeEndObject();
    if (place.line() > 0) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", place.line());
      if (!place.snippet().isEmpty()) {
        text("snippet", place.snippet());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** Accepted outside of the code (section 3.35). */
  private void suppressions(List<String> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("suppressions");
    for (String reason : reasons) {
      json.writeStartObject();
      json.writeStringProperty("kind", "external");
      json.writeStringProperty("status", "accepted");
      json.writeStringProperty("justification", reason);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String name, String value) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", value);
    json.writeEndObject();
  }
}
