package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object or class of the code that is read; it changes as the code changes it. */
final class JsObject implements Known.Own {
  final Map<String, Value> members = new LinkedHashMap<>();

  /** Of all that it holds. */
  Flow flow = Flow.NONE;

  /** For a class: the name that its foreign base has; otherwise empty. */
  String base = "";

  boolean isClass;

  /** Gives the members that it has not itself: what a proxy is made with. */
  @Nullable Closure gives;

  /** Whether it is what a module exports. */
  boolean isModule;

  void put(String name, Value value) {
    members.put(name, value);
    flow = flow.and(value.flow());
  }

  /** What it holds by now, and what the objects in it hold. */
  Flow held(int deep) {
    Flow held = flow;
    for (Value member : members.values()) {
      if (deep > 0 && member.known() instanceof JsObject inner && inner != this) {
        held = held.and(inner.held(deep - 1));
      }
    }
    return held;
  }

  Value value() {
    return new Value(this, flow);
  }
}
