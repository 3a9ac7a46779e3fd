package cordon.exposure.api;

import cordon.exposure.WindowComparison;
import cordon.exposure.WindowComparison.Column;
import cordon.exposure.WindowComparison.Difference;
import tools.jackson.core.JsonGenerator;

/** Windows side by side as JSON. */
final class WindowsJson {
  private WindowsJson() {}

  static void write(JsonGenerator json, WindowComparison comparison) {
    json.writeStartObject();
    json.writeArrayPropertyStart("windows");
    comparison.columns().forEach(column -> column(json, column));
    json.writeEndArray();
    json.writeArrayPropertyStart("differences");
    comparison.differences().forEach(difference -> difference(json, difference));
    json.writeEndArray();
    json.writeNumberProperty("alike", comparison.alike());
    json.writeArrayPropertyStart("notes");
    comparison.notes().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void column(JsonGenerator json, Column column) {
    json.writeStartObject();
    json.writeStringProperty("source", column.source());
    json.writeStringProperty("from", column.window().from().toString());
    json.writeStringProperty("to", column.window().to().toString());
    json.writeNumberProperty("units", column.units());
    json.writeNumberProperty("credentials", column.credentials());
    json.writeNumberProperty("data", column.data());
    json.writeNumberProperty("unknown", column.unknown());
    json.writeEndObject();
  }

  private static void difference(JsonGenerator json, Difference difference) {
    json.writeStartObject();
    json.writeStringProperty("kind", difference.entity().kind().word());
    json.writeStringProperty("name", difference.entity().name());
    json.writeArrayPropertyStart("states");
    difference.states().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }
}
