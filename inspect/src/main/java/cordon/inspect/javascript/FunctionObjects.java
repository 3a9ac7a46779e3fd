package cordon.inspect.javascript;

import cordon.inspect.value.Value;

/** Functions as objects: members of their own, prototypes, and what {@code new} makes of them. */
final class FunctionObjects {
  private final Calls calls;
  private final Session session;

  FunctionObjects(Calls calls) {
    this.calls = calls;
    this.session = calls.evaluator.session;
  }

  Value member(Closure function, String name, Value of) {
    JsObject own = session.statics.get(function.function().body());
    Value known = own == null ? null : own.members.get(name);
    if (known != null) {
      return known;
    }
    if (name.equals("prototype") && !function.function().arrow()) {
      Value prototype = new JsObject().value();
      put(function, name, prototype);
      return prototype;
    }
    return new Value(new Method(of, name), of.flow());
  }

  void put(Closure function, String name, Value value) {
    session
        .statics
        .computeIfAbsent(function.function().body(), b -> new JsObject())
        .put(name, value);
  }

  /** ECMA-262 §10.2.2: an object with the methods of the prototype, set up by the function. */
  Value made(Closure function, Invocation invocation) {
    JsObject object = new JsObject();
    Value self = new Value(object, object.flow);
    if (member(function, "prototype", self).known() instanceof JsObject prototype) {
      prototype.members.forEach((name, method) ->
          object.put(
              name,
              method.known() instanceof Closure c
                  ? new Value(c.with(self, c.bound()), method.flow())
                  : method));
    }
    calls.refer(function, invocation.at());
    Value given = new Functions(calls.evaluator).call(function, invocation.arguments(), self);
    return given.known() instanceof JsObject || given.known() instanceof Closure
        ? given
        : object.value().with(given.flow());
  }
}
