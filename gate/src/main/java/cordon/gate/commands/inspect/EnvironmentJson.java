package cordon.gate.commands.inspect;

import cordon.gate.commands.inspect.EnvironmentRun.InspectedEnvironment;
import cordon.inspect.environment.Environment;
import cordon.inspect.report.ReportJson;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What is installed, as one JSON object. */
final class EnvironmentJson {
  private EnvironmentJson() {}

  static void write(JsonGenerator json, InspectedEnvironment found) {
    Environment environment = found.environment();
    json.writeStartObject();
    json.writeStringProperty("kind", word(environment.kind()));
    json.writeStringProperty("path", found.path());
    json.writeStringProperty("verdict", found.verdict().word());
    json.writeArrayPropertyStart("hooks");
    environment
        .hooks()
        .forEach(hook -> {
          json.writeStartObject();
          json.writeStringProperty("path", hook.path());
          json.writeNumberProperty("line", hook.line());
          json.writeStringProperty("text", hook.text());
          json.writeStringProperty("package", hook.owner());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("oddities");
    environment
        .oddities()
        .forEach(oddity -> {
          json.writeStartObject();
          json.writeStringProperty("kind", word(oddity.kind()));
          json.writeStringProperty("path", oddity.path());
          json.writeStringProperty("detail", oddity.detail());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("cannot_be_known");
    environment.limits().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("packages");
    found.packages().forEach(each -> ReportJson.write(json, each.reviewed()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
