package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/**
 * The function that a promise is fulfilled by: what it is called with is what the promise gives.
 */
final class Resolver implements Known.Own {
  Value given = Value.UNKNOWN;

  /**
   * What a promise is resolved with. Functions within its own are evaluated for each promise, as
   * many times as there are some: without arguments they yet lead to another.
   */
  static Value given(Evaluator evaluator, Closure executor) {
    Resolver resolver = new Resolver();
    boolean before = evaluator.session.resolving;
    evaluator.session.resolving = true;
    try {
      List<Value> given = List.of(new Value(resolver, Flow.NONE));
      new Functions(evaluator).call(executor, given, Value.UNKNOWN);
    } finally {
      evaluator.session.resolving = before;
    }
    return resolver.given;
  }

  void resolve(Value value) {
    given = given.isUnknown() ? value.with(given.flow()) : given.with(value.flow());
  }
}
