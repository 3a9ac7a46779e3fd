package cordon.gate.api;

import cordon.gate.Decision;
import cordon.gate.Reason;
import cordon.gate.ReleaseReport;
import cordon.gate.check.AnswerJson;
import cordon.gate.check.Claim;
import tools.jackson.core.JsonGenerator;

/** Everything that explains a release, as JSON. */
final class ReportJson {
  private ReportJson() {}

  static void write(JsonGenerator json, ReleaseReport report, String page) {
    json.writeStartObject();
    json.writeStringProperty("purl", report.coordinate().purl());
    json.writeStringProperty("upstream", report.coordinate().upstream());
    decision(json, report.decision());
    report.nearest().ifPresent(v -> json.writeStringProperty("nearest", v));
    json.writeStringProperty("page", page);
    AnswerJson.claims(json, report.advisories().stream().map(Claim::of).toList());
    json.writeArrayPropertyStart("files");
    for (ReleaseReport.FileReport file : report.files()) {
      json.writeStartObject();
      json.writeStringProperty("file", file.file());
      json.writeArrayPropertyStart("digests");
      file.digests().forEach(json::writeString);
      json.writeEndArray();
      decision(json, file.decision());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, Decision decision) {
    json.writeStringProperty("verdict", decision.verdict().word());
    json.writeStringProperty("text", decision.text());
    decision.until().ifPresent(t -> json.writeStringProperty("until", t.toString()));
    decision.published().ifPresent(t -> json.writeStringProperty("published", t.toString()));
    json.writeStringProperty("basis", decision.basis().word());
    json.writeStringProperty("policy", decision.policyRevision());
    json.writeArrayPropertyStart("reasons");
    for (Reason reason : decision.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("code", reason.code().word());
      json.writeStringProperty("verdict", reason.verdict().word());
      json.writeStringProperty("text", reason.text());
      if (!reason.source().isEmpty()) {
        json.writeStringProperty("source", reason.source());
      }
      reason.until().ifPresent(t -> json.writeStringProperty("until", t.toString()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
