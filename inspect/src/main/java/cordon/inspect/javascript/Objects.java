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

  /** ECMA-262 §10.5: has the members of the target, and those that its handler gives. */
  static Value proxy(JsObject target, JsObject traps) {
    JsObject proxy = new JsObject();
    target.members.forEach(proxy::put);
    proxy.base = target.base;
    proxy.isClass = target.isClass;
    if (traps.members.get("get") instanceof Value of && of.known() instanceof Closure closure) {
      proxy.gives = closure;
    }
    return proxy.value();
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
      } else if (get != null && get.known() instanceof Closure) {
        object.put(name, Getter.of(get));
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
