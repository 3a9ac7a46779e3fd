package cordon.formats.schema;

import cordon.formats.json.JsonReading;
import cordon.formats.schema.JsonValue.At;
import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.JsonValue.JsonNumber;
import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.JsonValue.JsonText;
import cordon.formats.schema.JsonValue.JsonWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads single values whole. What they weigh together is bounded. */
final class JsonTree {
  /** What a value weighs beside its characters: objects of the JVM, roughly. */
  private static final int VALUE = 64;

  private final JsonReading reading;
  private final JsonParser parser;
  private final long heaviest;
  private long weight;

  /**
   * @param heaviest bytes of values that are in memory at once, roughly
   */
  JsonTree(JsonReading reading, JsonParser parser, long heaviest) {
    this.reading = reading;
    this.parser = parser;
    this.heaviest = heaviest;
  }

  /** What was read until now. */
  long weight() {
    return weight;
  }

  /** Forgets all that was read since the weight was this. */
  void release(long before) {
    weight = before;
  }

  At at() {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new At(at.getLineNr(), at.getColumnNr());
  }

  /** The value under the parser, to its end. */
  JsonValue value() {
    At at = at();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_STRING -> {
        weigh(2L * parser.getStringLength());
        yield new JsonText(parser.getString(), at);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        weigh(VALUE);
        yield new JsonNumber(parser.getDecimalValue(), at);
      }
      default -> {
        weigh(0);
        yield new JsonWord(parser.getString(), at);
      }
    };
  }

  private JsonValue object(At at) {
    weigh(VALUE);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      weigh(name.length());
      parser.nextToken();
      members.put(name, value());
    }
    return new JsonObject(members, at);
  }

  private JsonValue array(At at) {
    weigh(VALUE);
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new JsonArray(elements, at);
  }

  private void weigh(long more) {
    weight += VALUE + more;
    if (weight > heaviest) {
      throw reading.malformed(parser, "a single part of the document is too large to be checked");
    }
  }
}
