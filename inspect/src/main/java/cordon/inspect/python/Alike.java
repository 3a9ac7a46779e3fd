package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a record of a table whichever it is: what all of them have in common. */
final class Alike {
  /** Larger tables have little in common. */
  private static final int MOST = 16;

  private Alike() {}

  /** One of some functions, of which nobody can tell which: {@code handlers[kind](text)}. */
  record OneOf(List<Closure> functions) implements Known.Own {}

  /** Any value of a dictionary. */
  static Value any(Value of, Map<String, Value> table) {
    if (table.isEmpty() || table.size() > MOST) {
      return of.blurred();
    }
    List<Closure> functions = new ArrayList<>();
    table.values().forEach(value -> addFunction(functions, value));
    if (functions.size() == table.size()) {
      return new Value(new OneOf(functions), of.flow());
    }
    boolean records = table.values().stream().allMatch(v -> v.known() instanceof Known.Pairs);
    return records ? common(of, table.values().stream().map(Alike::fields).toList()) : of.blurred();
  }

  private static void addFunction(List<Closure> functions, Value value) {
    if (value.known() instanceof Closure closure) {
      functions.add(closure);
    }
  }

  private static Map<String, Value> fields(Value of) {
    return of.known() instanceof Known.Pairs(Map<String, Value> fields) ? fields : Map.of();
  }

  private static Value common(Value of, List<Map<String, Value>> records) {
    Map<String, Value> fields = new HashMap<>();
    for (String name : records.getFirst().keySet()) {
      if (records.stream().allMatch(each -> each.containsKey(name))) {
        fields.put(name, either(records.stream().map(each -> each.get(name)).toList()));
      }
    }
    return fields.isEmpty() ? of.blurred() : Value.pairs(fields).with(of.flow());
  }

  /** One of these, of which the beginning is known that all share. */
  private static Value either(List<Value> values) {
    Flow flow = Value.flowOf(values);
    String shared = values.getFirst().textWithHoles();
    boolean same = true;
    for (Value value : values) {
      if (!(value.known() instanceof Known.Text(String text, boolean whole))) {
        return Value.unknown(flow);
      }
      same &= text.equals(shared);
      int length = 0;
      while (length < Math.min(text.length(), shared.length())
          && text.charAt(length) == shared.charAt(length)) {
        length++;
      }
      shared = shared.substring(0, length);
    }
    return shared.isEmpty()
        ? Value.unknown(flow)
        : Value.text(shared + (same ? "" : Value.HOLE), flow);
  }
}
