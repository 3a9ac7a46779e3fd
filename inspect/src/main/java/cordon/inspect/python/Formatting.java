package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts with places to fill: {@code %} and {@code format}. */
final class Formatting {
  private Formatting() {}

  /** {@code format % values}; in numbers a remainder, which is of no use. */
  static Value percent(Value format, Value values) {
    Optional<String> text = format.text();
    if (text.isEmpty()) {
      return Value.unknown(format.flow().and(values.flow()));
    }
    List<Value> items = values.items().orElse(List.of(values));
    Value out = Value.text("", format.flow().and(values.flow()));
    int next = 0;
    int from = 0;
    String t = text.get();
    for (int at = t.indexOf('%'); at >= 0 && at + 1 < t.length(); at = t.indexOf('%', from)) {
      out = out.then(Value.text(t.substring(from, at)));
      int end = at + 1;
      String key = "";
      if (t.charAt(end) == '(') {
        int close = t.indexOf(')', end);
        key = close < 0 ? "" : t.substring(end + 1, close);
        end = close < 0 ? end : close + 1;
      }
      while (end < t.length() - 1 && !Character.isLetter(t.charAt(end)) && t.charAt(end) != '%') {
        end++;
      }
      if (end == t.length()) {
        break;
      }
      if (t.charAt(end) == '%') {
        out = out.then(Value.text("%"));
      } else if (!key.isEmpty()) {
        out =
            out.then(
                values.known() instanceof Known.Pairs(Map<String, Value> p) && p.containsKey(key)
                    ? p.get(key)
                    : Value.UNKNOWN);
      } else {
        Value item = next < items.size() ? items.get(next++) : Value.UNKNOWN;
        out =
            out.then(
                t.charAt(end) == 'c' && item.smallNumber().isPresent()
                    ? Value.text(Character.toString(item.smallNumber().get() & 0xFFFF))
                    : item);
      }
      from = end + 1;
    }
    return out.then(Value.text(t.substring(Math.min(from, t.length()))));
  }

  /** {@code text.format(…)}. */
  static Value format(String text, List<Value> items, Map<String, Value> names) {
    Value out = Value.text("", Value.flowOf(items).and(Value.flowOf(names.values())));
    int next = 0;
    int at = 0;
    StringBuilder plain = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
      int close = c == '{' && !twice ? text.indexOf('}', at) : -1;
      if ((c == '{' || c == '}') && twice) {
        plain.append(c);
        at += 2;
      } else if (close > 0) {
        out = out.then(Value.text(plain.toString()));
        plain.setLength(0);
        String field = text.substring(at + 1, close).split("[:!.\\[]", 2)[0];
        out = out.then(field.isEmpty() ? item(items, next++) : field(field, items, names));
        at = close + 1;
      } else {
        plain.append(c);
        at++;
      }
    }
    return out.then(Value.text(plain.toString()));
  }

  private static Value field(String field, List<Value> items, Map<String, Value> names) {
    boolean number = field.length() < 4 && field.chars().allMatch(Character::isDigit);
    return number ? item(items, Integer.parseInt(field)) : names.getOrDefault(field, Value.UNKNOWN);
  }

  private static Value item(List<Value> items, int index) {
    return index < items.size() ? items.get(index) : Value.UNKNOWN;
  }
}
