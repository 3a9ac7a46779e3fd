package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object or class of the code that is read; it changes as the code changes it. */
final class JsObject implements Known.Own {
  final Map<String, Value> members = new LinkedHashMap<>();

  /** Of all that it holds. */
  Flow flow = Flow.NONE;

  /** For a class: the name that its foreign base has; otherwise empty. */
  String base = "";

  boolean isClass;

  void put(String name, Value value) {
    members.put(name, value);
    flow = flow.and(value.flow());
  }

  Value value() {
    return new Value(this, flow);
  }
}
