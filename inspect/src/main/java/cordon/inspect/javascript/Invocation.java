package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param nodes the arguments as written; fewer or more than those where some were spread
 * @param receiver what a method is called on
 * @param root the name that is called on, if it is one
 */
record Invocation(
    List<Value> arguments,
    List<Node> nodes,
    Value receiver,
    @Nullable Node root,
    int at,
    boolean created) {
  Value argument(int index) {
    return index < arguments.size() ? arguments.get(index) : Value.UNKNOWN;
  }

  Flow flow() {
    return Value.flowOf(arguments);
  }

  Invocation with(List<Value> other) {
    return new Invocation(other, List.of(), receiver, root, at, created);
  }

  /** The options among the arguments. */
  @Nullable JsObject options() {
    for (Value argument : arguments) {
      if (argument.known() instanceof JsObject object && !object.isClass) {
        return object;
      }
    }
    return null;
  }

  String option(String name) {
    JsObject options = options();
    Value value = options == null ? null : options.members.get(name);
    return value == null
        ? ""
        : value.known() instanceof Known.Unknown
            ? String.valueOf(Value.HOLE)
            : value.textWithHoles();
  }

  /** A member of the options under the first of the names that they have. */
  Value member(String... names) {
    JsObject options = options();
    for (String name : names) {
      if (options != null && options.members.containsKey(name)) {
        return options.members.getOrDefault(name, Value.UNKNOWN);
      }
    }
    return Value.UNKNOWN;
  }

  /** The argument as written. */
  @Nullable Node node(int index) {
    return index < nodes.size() ? nodes.get(index) : null;
  }
}
