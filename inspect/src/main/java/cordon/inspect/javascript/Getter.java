package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;

/** A member whose value a function gives when it is read: ECMA-262 §6.1.7.1. */
record Getter(Closure closure) implements Known.Own {
  /** Stands before such a function: {@code get name() {…}}. */
  static final String GETS = "get";

  /** A function that stands for a member which it gives; whatever else it is, itself. */
  static Value of(Value function) {
    return function.known() instanceof Closure closure
        ? new Value(new Getter(closure), function.flow())
        : function;
  }
}
