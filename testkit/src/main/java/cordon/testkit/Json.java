package cordon.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, strings, numbers, booleans and null as JSON (RFC 8259). Write only, so that
 * fixtures do not depend on the JSON library that the code under test reads them with.
 */
public final class Json {
  private Json() {}

  /**
   * Compact text of {@code value}; object members in the map's own order.
   *
   * @throws IllegalArgumentException for a value of any other type
   */
  public static String write(@Nullable Object value) {
    var out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(out, text);
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case Map<?, ?> map -> object(out, map);
      case List<?> list -> array(out, list);
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> map) {
    char before = '{';
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(before);
      quote(out, String.valueOf(member.getKey()));
      out.append(':');
      append(out, member.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void array(StringBuilder out, List<?> list) {
    char before = '[';
    for (Object item : list) {
      out.append(before);
      append(out, item);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
