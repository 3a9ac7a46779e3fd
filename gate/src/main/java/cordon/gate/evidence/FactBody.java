package cordon.gate.evidence;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** Writes the small JSON object of a fact or an answer; empty values are left out. */
public final class FactBody {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private FactBody(JsonGenerator out) {
    this.out = out;
  }

  public static String write(Consumer<FactBody> fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      fields.accept(new FactBody(out));
      out.writeEndObject();
    }
    return text.toString();
  }

  public FactBody text(String name, String value) {
    if (!value.isEmpty()) {
      out.writeStringProperty(name, wellFormed(value));
    }
    return this;
  }

  /** Halves of surrogate pairs come in through JSON escapes and cannot be written as UTF-8. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
            ? text
            : text.replaceAll("\\p{Cs}", "?");
      }
    }
    return text;
  }

  /** A version, where the purl that is the subject of the fact does not say it to the letter. */
  FactBody version(String version, String subject) {
    return version.equals(EventRow.subjectVersion(subject))
        ? this
        : text(EventRow.VERSION, version);
  }

  public FactBody number(String name, long value) {
    out.writeNumberProperty(name, value);
    return this;
  }

  public FactBody flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
    return this;
  }

  public FactBody time(String name, Instant value) {
    out.writeStringProperty(name, value.toString());
    return this;
  }

  public FactBody texts(String name, List<String> values) {
    if (!values.isEmpty()) {
      out.writeArrayPropertyStart(name);
      values.forEach(out::writeString);
      out.writeEndArray();
    }
    return this;
  }

  public FactBody object(String name, Consumer<FactBody> fields) {
    out.writeObjectPropertyStart(name);
    fields.accept(this);
    out.writeEndObject();
    return this;
  }

  /** A value that is JSON already, written by this class. */
  public FactBody raw(String name, String json) {
    out.writeName(name);
    out.writeRawValue(json);
    return this;
  }

  /** A list of objects. */
  public <T> FactBody list(String name, List<T> values, BiConsumer<FactBody, T> each) {
    if (!values.isEmpty()) {
      out.writeArrayPropertyStart(name);
      for (T value : values) {
        out.writeStartObject();
        each.accept(this, value);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    return this;
  }
}
