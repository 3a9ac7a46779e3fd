package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make and fill objects, as the helpers of compilers and bundlers use them. */
final class Objects {
  private Objects() {}

  /** Null for any other function, and where the object is not one of the code's own. */
  static @Nullable Value call(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    return switch (name) {
      case "Object.create" -> new JsObject().value().with(first.flow());
      case "Object.defineProperty", "Reflect.defineProperty" -> defined(invocation);
      case "Object.assign" ->
          first.known() instanceof JsObject object ? filled(object, invocation.arguments()) : null;
      default -> null;
    };
  }

  private static @Nullable Value defined(Invocation invocation) {
    if (!(invocation.argument(0).known() instanceof JsObject object)) {
      return null;
    }
    String name = invocation.argument(1).text().orElse("");
    if (!name.isEmpty() && invocation.argument(2).known() instanceof JsObject how) {
      Value value = how.members.get("value");
      Value get = how.members.get("get");
      if (value != null) {
        object.put(name, value);
        // The other members of a module that a helper wraps are copied one by one.
        if (name.equals("default") && value.known() instanceof Known.Named(String module)) {
          object.base = module;
        }
      } else if (get != null && get.known() instanceof Closure closure) {
        object.put(name, new Value(new Getter(closure), get.flow()));
      }
    }
    return object.value();
  }

  private static Value filled(JsObject object, List<Value> from) {
    for (Value each : from.subList(1, from.size())) {
      object.flow = object.flow.and(each.flow());
      if (each.known() instanceof JsObject other && other != object) {
        other.members.forEach(object::put);
      }
    }
    return object.value();
  }
}
