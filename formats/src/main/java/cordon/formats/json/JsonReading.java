package cordon.formats.json;

import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one JSON object (RFC 8259) as a stream of tokens and turns every failure of the text into a
 * {@link ProblemException} with line and column. One instance serves any number of threads.
 */
public final class JsonReading {
  private static final int LONGEST_STRING = 32 << 20;
  private static final int LONGEST_NAME = 32 << 10;

  private final String document;
  private final long maxBytes;
  private final JsonFactory factory;

  /**
   * @param document what is being read, for messages: {@code npm packument}
   * @param maxBytes bound on the whole text
   * @param maxDepth bound on nesting
   */
  public JsonReading(String document, long maxBytes, int maxDepth) {
    this(document, maxBytes, new JsonFactoryBuilder(), maxDepth);
  }

  private JsonReading(String document, long maxBytes, JsonFactoryBuilder builder, int maxDepth) {
    this.document = document;
    this.maxBytes = maxBytes;
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxDocumentLength(maxBytes)
            .maxNestingDepth(maxDepth)
            .maxStringLength(LONGEST_STRING)
            .maxNameLength(LONGEST_NAME)
            .build();
    this.factory = builder.streamReadConstraints(bounds).build();
  }

  /** Of JSON with comments and with commas behind the last of a list ("JSONC"). */
  public static JsonReading withComments(String document, long maxBytes, int maxDepth) {
    JsonFactoryBuilder builder =
        new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA);
    return new JsonReading(document, maxBytes, builder, maxDepth);
  }

  /** What to do with the tokens; called with the parser on the opening brace. */
  @FunctionalInterface
  public interface Body<T> {
    T read(JsonParser parser) throws IOException;
  }

  /**
   * @throws IOException when the stream breaks
   * @throws ProblemException when the text is not one JSON object in UTF-8, or exceeds a bound
   */
  public <T> T object(InputStream in, Body<T> body) throws IOException {
    InputStream bounded = new BoundedInput(in, document, maxBytes);
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bounded)) {
      return object(parser, body);
    } catch (JacksonIOException e) {
      if (e.getCause() instanceof CharConversionException) {
        throw Malformed.at(document, "an unknown place", "the text is not in UTF-8");
      }
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    } catch (JacksonException e) {
      throw Malformed.at(document, place(e.getLocation()), "not valid JSON");
    }
  }

  private <T> T object(JsonParser parser, Body<T> body) throws IOException {
    try {
      parser.nextToken();
      if (!parser.isExpectedStartObjectToken()) {
        throw malformed(parser, "expected an object");
      }
      requireUtf8(parser);
      T result = body.read(parser);
      if (parser.nextToken() != null) {
        throw malformed(parser, "text after the end of the object");
      }
      return result;
    } catch (StreamConstraintsException e) {
      // Some of them do not know where they are.
      TokenStreamLocation known = e.getLocation();
      TokenStreamLocation at = known == null ? parser.currentLocation() : known;
      // Which of Jackson's settings has the bound says nothing to whoever brought the document.
      String why = e.getOriginalMessage().replaceFirst(", from `StreamReadConstraints[^`]*`", "");
      throw Malformed.at(document, place(at), why);
    }
  }

  /** Refuses at the token under the parser. */
  public ProblemException malformed(JsonParser parser, String why) {
    return Malformed.at(document, place(parser.currentTokenLocation()), why);
  }

  /** Refuses unless the parser stands at the start of an object. */
  public void requireObject(JsonParser parser, String what) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw malformed(parser, what + " must be an object");
    }
  }

  /** Refuses unless the parser stands at the start of an array. */
  public void requireArray(JsonParser parser, String what) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw malformed(parser, what + " must be an array");
    }
  }

  /** The string under the parser, or {@code null} for any other value, which is skipped. */
  public static @Nullable String stringOrSkip(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return null;
  }

  /** Only the UTF-8 parser knows byte offsets; RFC 8259 section 8.1 allows nothing else anyway. */
  private void requireUtf8(JsonParser parser) {
    if (parser.currentTokenLocation().getByteOffset() < 0) {
      throw malformed(parser, "the text is not in UTF-8");
    }
  }

  static String place(@Nullable TokenStreamLocation at) {
    return at == null
        ? "an unknown place"
        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
