package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;

/** Functions as they are made, and what their decorators make of them. */
final class FunctionDefinitions {
  private final Evaluator evaluator;
  private final Execution around;
  private final Session session;
  private final Code code;
  private final Scope scope;

  FunctionDefinitions(Evaluator evaluator, Execution around) {
    this.evaluator = evaluator;
    this.around = around;
    this.session = evaluator.session;
    this.code = evaluator.code;
    this.scope = evaluator.scope;
  }

  void define(Stmt.Function function) {
    String unit = around.inner(function.name());
    for (Expr.Parameter parameter : function.parameters()) {
      if (parameter.byDefault() != null) {
        evaluator.value(parameter.byDefault());
      }
    }
    Closure closure =
        new Closure(
            unit,
            function.parameters(),
            new Closure.Statements(function.body()),
            scope,
            code,
            null);
    Value value = new Value(closure, Flow.NONE);
    session.pending.add(scope.ofClass == null ? closure : method(scope.ofClass, closure, function));
    for (Expr decorator : function.decorators().reversed()) {
      value = decorate(decorator, value, function.at());
      property(decorator, closure, function);
      fixture(decorator, closure, function.at());
    }
    if (value.known() instanceof Closure wrapper && !wrapper.unit().equals(unit)) {
      int line = code.layer.line(function.at());
      session.sink.refer(unit, line, new Reference.Local(wrapper.unit()));
    }
    if (scope.ofClass != null) {
      scope.ofClass.members.put(function.name(), value);
      session.methods.add(function.name());
    }
    scope.assign(function.name(), value, false);
  }

  /** A method as it is evaluated when nobody is known to call it. */
  private Closure method(ClassObject type, Closure closure, Stmt.Function function) {
    for (Expr decorator : function.decorators()) {
      if (decorator instanceof Expr.Name(int at, String name)) {
        if (name.equals("staticmethod")) {
          type.bindings.put(function.name(), ClassObject.Binding.NOTHING);
          return closure;
        }
        if (name.equals("classmethod")) {
          type.bindings.put(function.name(), ClassObject.Binding.CLASS);
          return closure.boundTo(new Value(type, Flow.NONE));
        }
      }
    }
    boolean makes = function.name().equals("__new__");
    return closure.boundTo(new Value(makes ? type : new ClassObject.Instance(type), Flow.NONE));
  }

  /** Calls a decorator; gives what stands under the name from then on. */
  Value decorate(Expr decorator, Value decorated, int at) {
    Value function = evaluator.value(decorator);
    Calls calls = new Calls(evaluator);
    if (function.known() instanceof Known.Result(String name) && Callers.hears(name)) {
      calls.callbacks().hears(new Invocation(List.of(decorated), Map.of(), List.of(), null, at));
    }
    boolean own = function.known() instanceof Closure || function.known() instanceof ClassObject;
    if (!own && !(function.known() instanceof Known.Named)) {
      return decorated;
    }
    Value given =
        calls.call(function, new Invocation(List.of(decorated), Map.of(), List.of(), null, at));
    boolean callable =
        given.known() instanceof Closure || evaluator.special().has(given, "__call__");
    return own && callable ? given : decorated;
  }

  /** A method that reading an attribute calls, also from another file. */
  private void property(Expr decorator, Closure method, Stmt.Function function) {
    ClassObject type = scope.ofClass;
    if (type != null
        && evaluator.value(decorator).known() instanceof Known.Named(String name)
        && Callers.PROPERTIES.contains(name)) {
      type.properties.add(function.name());
      session.sink.refer(
          method.unit() + Callers.READ,
          code.layer.line(function.at()),
          new Reference.Local(method.unit()));
    }
  }

  /** {@code @pytest.fixture(autouse=True)}: it runs before any test, wherever it is in reach. */
  private void fixture(Expr decorator, Closure function, int at) {
    boolean unasked =
        decorator instanceof Expr.Primary primary
            && primary.trailers().getLast() instanceof Expr.Call call
            && call.arguments().stream().anyMatch(a -> "autouse".equals(a.keyword()));
    if (unasked
        && evaluator.value(decorator).known() instanceof Known.Result(String name)
        && name.startsWith("pytest.")) {
      session.sink.refer(
          evaluator.unit(), code.layer.line(at), new Reference.Local(function.unit()));
    }
  }
}
