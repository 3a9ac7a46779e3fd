package cordon.exposure;

import cordon.ledger.FactDraft;
import java.io.StringWriter;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Facts of questions to vendors: asked, answered, revoked. */
final class InquiryFact {
  static final String ASKED = "exposure.asked";
  static final String REPLIED = "exposure.replied";
  static final String REVOKED = "exposure.inquiry_revoked";
  private static final JsonFactory JSON = new JsonFactory();

  private InquiryFact() {}

  static FactDraft of(String type, Inquiry one, String actor, Instant now) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("inquiry", one.id());
      json.writeStringProperty("target", one.target());
      one.from().ifPresent(at -> json.writeStringProperty("from", at.toString()));
      one.to().ifPresent(at -> json.writeStringProperty("to", at.toString()));
      json.writeStringProperty("expires", one.expires().toString());
      one.answer().ifPresent(answer -> json.writeStringProperty("answer", answer.word()));
      json.writeEndObject();
    }
    return new FactDraft(type, now, actor, "vendor:" + one.vendor(), text.toString());
  }
}
