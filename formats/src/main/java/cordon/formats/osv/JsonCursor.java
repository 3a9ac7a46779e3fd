package cordon.formats.osv;

import cordon.formats.text.Characters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a document token by token. Each method takes the value on which the parser stands and
 * leaves the parser on its last token; whatever is not as expected ends in {@link Malformed}.
 */
final class JsonCursor {
  private final JsonParser parser;
  private final byte[] bytes;

  JsonCursor(JsonParser parser, byte[] bytes) {
    this.parser = parser;
    this.bytes = bytes;
  }

  /** The document ends the reading; carries what is wrong, the place is asked of the cursor. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
      super(what, null, false, false);
    }
  }

  JsonToken next() {
    return parser.nextToken();
  }

  /** Line and JSON pointer of where the parser stands. */
  String place() {
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    return "line "
        + parser.currentLocation().getLineNr()
        + (pointer.isEmpty() ? "" : ", " + pointer);
  }

  /** Calls the handler at the value of each member; it must consume the value. */
  void object(Consumer<String> member) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw expected("an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.accept(name);
    }
  }

  /** As {@link #object}, and returns the text of the object as it stands in the document. */
  String objectText(Consumer<String> member) {
    if (isNull()) {
      return "";
    }
    int start = (int) parser.currentTokenLocation().getByteOffset();
    object(member);
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** An array of at most so many elements; {@code null} counts as empty, as the schema allows. */
  <T> List<T> list(int most, Supplier<T> element) {
    if (isNull()) {
      return List.of();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw expected("an array");
    }
    List<T> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (values.size() == most) {
        throw new Malformed("more than " + most + " elements");
      }
      values.add(element.get());
    }
    return List.copyOf(values);
  }

  List<String> strings(int most, int longest) {
    return list(most, () -> string(longest));
  }

  String string(int longest) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw expected("a text");
    }
    if (parser.getStringLength() > longest) {
      throw new Malformed("a text longer than " + longest + " characters");
    }
    return text(parser.getString());
  }

  /** A name that holds one is meant to be lost on the way. */
  private static String text(String text) {
    Characters.unfit(text)
        .ifPresent(at -> {
          throw new Malformed("a text holds what is no character, at " + at);
        });
    return text;
  }

  String stringOrNull(int longest) {
    return isNull() ? "" : string(longest);
  }

  Instant instant() {
    String text = string(OsvLimits.ID);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("\"" + text + "\" is not a time as RFC 3339 writes it");
    }
  }

  boolean atObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  void skip() {
    parser.skipChildren();
  }

  private Malformed expected(String what) {
    JsonToken found = parser.currentToken();
    return new Malformed(
        "expected " + what + ", found " + (found == null ? "the end" : name(found)));
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "a number";
    };
  }
}
