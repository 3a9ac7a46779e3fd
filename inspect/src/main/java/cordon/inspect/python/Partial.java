package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/** A function with some of its arguments: {@code functools.partial}, a method of a known value. */
record Partial(Value function, List<Value> arguments) implements Known.Own {

  /** A method of a constant: {@code 'abc'.upper}. */
  record Method(Value receiver, String name) implements Known.Own {}

  /**
   * What {@code operator} makes functions of: {@code attrgetter('system')} of a module is its
   * function.
   *
   * @param kind the name of the maker
   * @param made what it was given
   */
  record Getter(String kind, Invocation made) implements Known.Own {}
}
