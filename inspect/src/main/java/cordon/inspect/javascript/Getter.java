package cordon.inspect.javascript;

import cordon.inspect.value.Known;

/** A member whose value a function gives when it is read: ECMA-262 §6.1.7.1. */
record Getter(Closure closure) implements Known.Own {}
