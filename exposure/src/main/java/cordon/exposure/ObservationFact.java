package cordon.exposure;

import cordon.exposure.store.NewDocument;
import cordon.ledger.FactDraft;
import java.io.StringWriter;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The fact of a document: who brought which, when, and what it speaks of. */
final class ObservationFact {
  private static final String OBSERVED = "exposure.observed";
  private static final String STATED = "exposure.stated";
  private static final JsonFactory JSON = new JsonFactory();

  private ObservationFact() {}

  static FactDraft of(NewDocument document, String actor, Instant now) {
    String subject =
        document.unit().isEmpty() ? "estate:" + document.stream() : "unit:" + document.unit();
    return new FactDraft(
        document.inventory().isPresent() ? OBSERVED : STATED, now, actor, subject, body(document));
  }

  private static String body(NewDocument document) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("sha256", document.digest().hex());
      json.writeStringProperty("name", document.name());
      json.writeStringProperty("kind", document.kind());
      json.writeStringProperty("stream", document.stream());
      json.writeStringProperty("provenance", document.provenance().word());
      if (!document.build().commit().isEmpty()) {
        json.writeStringProperty("commit", document.build().commit());
      }
      if (!document.build().run().isEmpty()) {
        json.writeStringProperty("run", document.build().run());
      }
      json.writeStringProperty("observed", document.observed().toString());
      json.writeStringProperty("grade", document.grade().word());
      json.writeBooleanProperty("complete", document.complete() && document.lacking().isEmpty());
      document.inventory().ifPresent(i -> json.writeNumberProperty("releases", i.items().size()));
      json.writeNumberProperty("statements", document.said().size());
      json.writeEndObject();
    }
    return text.toString();
  }
}
