package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;

/** A method of something that has no name: {@code 'text'.split}. */
record Method(Value of, String name) implements Known.Own {}
