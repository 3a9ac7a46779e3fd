package cordon.exposure.api;

import cordon.formats.sbom.schema.SchemaReport;
import cordon.formats.schema.Departure;
import tools.jackson.core.JsonGenerator;

/** How a document stands to its official schema, as JSON. */
public final class SchemaReportJson {
  private SchemaReportJson() {}

  /** Into an object that is open. */
  public static void members(JsonGenerator json, SchemaReport report) {
    json.writeStringProperty("document", report.document());
    switch (report) {
      case SchemaReport.Checked checked -> checked(json, checked);
      case SchemaReport.NotChecked not -> {
        json.writeStringProperty("not_checked", not.why());
        json.writeStringProperty("remedy", not.remedy());
      }
    }
  }

  private static void checked(JsonGenerator json, SchemaReport.Checked checked) {
    json.writeStringProperty("schema", checked.schema());
    json.writeArrayPropertyStart("departures");
    for (Departure departure : checked.departures()) {
      json.writeStartObject();
      json.writeStringProperty("pointer", departure.pointer());
      json.writeNumberProperty("line", departure.line());
      json.writeNumberProperty("column", departure.column());
      json.writeStringProperty("what", departure.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanProperty("more", checked.more());
  }
}
