package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;

/**
 * The function that a promise is fulfilled by: what it is called with is what the promise gives.
 */
final class Resolver implements Known.Own {
  Value given = Value.UNKNOWN;

  void resolve(Value value) {
    given = given.isUnknown() ? value.with(given.flow()) : given.with(value.flow());
  }
}
