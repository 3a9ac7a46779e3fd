package cordon.formats.schema;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it begins. */
sealed interface JsonValue {
  /** The place in the text. */
  record At(int line, int column) {}

  At at();

  /** As JSON Schema names its type. */
  String type();

  /** What two equal values have in common, whatever their places: lists, maps, texts, numbers. */
  Object plain();

  record JsonObject(Map<String, JsonValue> members, At at) implements JsonValue {
    @Override
    public String type() {
      return "object";
    }

    @Override
    public Object plain() {
      Map<String, Object> plain = new HashMap<>();
      members.forEach((name, value) -> plain.put(name, value.plain()));
      return plain;
    }
  }

  record JsonArray(List<JsonValue> elements, At at) implements JsonValue {
    @Override
    public String type() {
      return "array";
    }

    @Override
    public Object plain() {
      return elements.stream().map(JsonValue::plain).toList();
    }
  }

  /** A long list of which each element was checked while it was read, and none is kept. */
  record CheckedArray(long size, At at) implements JsonValue {
    @Override
    public String type() {
      return "array";
    }

    @Override
    public Object plain() {
      return this;
    }
  }

  record JsonText(String text, At at) implements JsonValue {
    @Override
    public String type() {
      return "string";
    }

    @Override
    public Object plain() {
      return text;
    }
  }

  record JsonNumber(BigDecimal number, At at) implements JsonValue {
    @Override
    public String type() {
      return plain().scale() <= 0 ? "integer" : "number";
    }

    @Override
    public BigDecimal plain() {
      return number.stripTrailingZeros();
    }
  }

  /**
   * A truth value, or {@code null}.
   *
   * @param word as it is written
   */
  record JsonWord(String word, At at) implements JsonValue {
    @Override
    public String type() {
      return word.equals("null") ? "null" : "boolean";
    }

    @Override
    public Object plain() {
      return this.type().equals("null") ? List.of(word) : Boolean.valueOf(word);
    }
  }
}
