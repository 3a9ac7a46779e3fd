package cordon.gate.api;

import cordon.gate.Gate;
import cordon.gate.Inspection.Result;
import cordon.gate.Inspector;
import cordon.gate.inspection.Inspections;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Whether the gate inspects, by which rules, and how far it has come. */
final class InspectionStatusJson {
  private static final List<Result> COUNTED =
      List.of(Result.MALICIOUS, Result.SUSPICIOUS, Result.NOT_FULLY_INSPECTED);

  private InspectionStatusJson() {}

  static void write(JsonGenerator json, Gate gate) {
    Inspections inspections = gate.inspections();
    json.writeObjectPropertyStart("inspection");
    json.writeBooleanProperty("on", inspections.active());
    inspections.inspector().ifPresent(inspector -> active(json, gate, inspector));
    json.writeEndObject();
  }

  private static void active(JsonGenerator json, Gate gate, Inspector inspector) {
    json.writeStringProperty("rule_set", inspector.ruleSet());
    inspector.rules().ifPresent(rules -> json.writeNumberProperty("rules", rules.chains().size()));
    json.writeArrayPropertyStart("rule_files");
    inspector.ruleFiles().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("budget_seconds", inspector.budget().toSeconds());
    json.writeNumberProperty("to_inspect_again", gate.toInspectAgain());
    for (Result result : COUNTED) {
      json.writeNumberProperty(
          result.word().replace(' ', '_'),
          gate.inspections().reports().count(result, inspector.ruleSet()));
    }
  }
}
