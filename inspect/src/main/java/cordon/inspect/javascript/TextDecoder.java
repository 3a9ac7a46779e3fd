package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function that takes texts out of a {@link TextTable}: it subtracts a constant from its first
 * argument and makes the text at that number readable, with the second argument as the key.
 */
final class TextDecoder implements Known.Own {
  private final String name;
  private final int site;
  private final long shift;
  private final TextTable table;
  private final TextCipher cipher;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * @param site the token in it where the number is shifted
   */
  TextDecoder(String name, int site, long shift, TextTable table, TextCipher cipher) {
    this.name = name;
    this.site = site;
    this.shift = shift;
    this.table = table;
    this.cipher = cipher;
  }

  /** What it is asked for while nobody knows how far the table was turned. */
  record Asked(TextDecoder decoder, int number, String key) implements Known.Own {}

  String name() {
    return name;
  }

  TextTable table() {
    return table;
  }

  boolean is(Node.Function function) {
    Body body = function.body();
    return body.start <= site && site < body.to && function.name().equals(name);
  }

  Value call(List<Value> arguments) {
    long number = arguments.isEmpty() ? -1 : number(arguments.get(0)) - shift;
    if (number < 0 || number >= table.size()) {
      return Value.UNKNOWN;
    }
    String key = arguments.size() > 1 ? arguments.get(1).text().orElse("") : "";
    if (!table.isSettled()) {
      return new Value(new Asked(this, (int) number, key), cordon.inspect.value.Flow.NONE);
    }
    return known
        .computeIfAbsent(number + key, k -> cipher.decode(table.text((int) number), key))
        .map(Value::text)
        .orElse(Value.UNKNOWN);
  }

  /** Numbers are given as texts, too. */
  private static long number(Value value) {
    Value of = value.text().map(Literals::number).orElse(value);
    return of.smallNumber().orElse(Integer.MIN_VALUE);
  }

  /** The text if the table was turned so far; null if it cannot be read. */
  @Nullable String text(Asked asked, int turns) {
    return cipher.decode(table.text(asked.number(), turns), asked.key()).orElse(null);
  }
}
