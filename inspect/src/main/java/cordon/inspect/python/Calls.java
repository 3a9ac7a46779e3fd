package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.python.Expr.Argument;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calling something does, by what it is that is called. */
final class Calls {
  private static final int DEEPEST = 12;

  private final Evaluator evaluator;
  private final Session session;
  private final Effects effects;
  private final Methods methods;
  private final Builtins builtins;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.effects = new Effects(evaluator);
    this.methods = new Methods(evaluator, effects);
    this.builtins = new Builtins(evaluator, this, effects);
  }

  /**
   * A call as it stands in the source.
   *
   * @param receiver what a method is called on, if that is a name
   */
  Value call(Value function, Expr.Call call, @Nullable Expr receiver) {
    List<Value> arguments = evaluator.arguments(call.arguments());
    Map<String, Value> keywords = evaluator.keywords(call.arguments());
    Invocation invocation =
        new Invocation(arguments, keywords, call.arguments(), receiver, call.at());
    if (!(function.known() instanceof Closure)) {
      arguments.forEach(a -> environment(a, call.at()));
      keywords.forEach((k, v) -> {
        if (!k.equals("env")) {
          environment(v, call.at());
        }
      });
    }
    return call(function, invocation);
  }

  Value call(Value function, Invocation invocation) {
    session.step();
    return switch (function.known()) {
      case Closure closure -> invoke(closure, invocation);
      case Partial(Value of, List<Value> first) -> call(of, invocation.after(first));
      case Partial.Method(Value of, String name) ->
          methods.call(of, name, invocation, this).with(calledBack(name, invocation));
      case ClassObject type -> instance(type, invocation);
      case Known.Named(String name) -> byName(name, function, invocation);
      default -> {
        callBacks(invocation);
        yield Value.unknown(function.flow().and(invocation.flow()));
      }
    };
  }

  private Value byName(String name, Value function, Invocation invocation) {
    follow(name, invocation.at());
    if (Callers.takes(name)) {
      callBacks(invocation);
    }
    Value built = builtins.call(name, function, invocation);
    return built != null ? built : effects.call(name, function, invocation);
  }

  private Flow calledBack(String method, Invocation invocation) {
    if (Callers.takesMethod(method)) {
      callBacks(invocation);
    }
    return Flow.NONE;
  }

  /** Functions that were handed over to be called run here. */
  private void callBacks(Invocation invocation) {
    List<Value> given = new ArrayList<>(invocation.arguments());
    given.addAll(invocation.keywords().values());
    for (Value value : given) {
      runs(value, invocation);
    }
  }

  private void runs(Value value, Invocation invocation) {
    switch (value.known()) {
      case Closure closure -> invoke(closure, handedOver(invocation));
      case ClassObject type -> {
        for (String method : Callers.METHODS_OF_COMMANDS) {
          if (type.members.containsKey(method)) {
            refer(type.name + "." + method, invocation.at());
          }
        }
      }
      case Known.Named(String name) when !session.meanings(name).isEmpty() ->
          effects.call(name, value, handedOver(invocation));
      case Known.Named(String name) -> {
        for (String method : Callers.METHODS_OF_COMMANDS) {
          follow(name + "." + method, invocation.at());
        }
      }
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.values().forEach(v -> runs(v, invocation));
      default -> {}
    }
  }

  /** The arguments that a thread passes on: {@code Thread(target=f, args=(x,))}. */
  private static Invocation handedOver(Invocation invocation) {
    Value args = invocation.keywords().get("args");
    List<Value> given = args == null ? rest(invocation) : Arithmetic.items(args);
    return new Invocation(given, Map.of(), List.of(), null, invocation.at());
  }

  private static List<Value> rest(Invocation invocation) {
    List<Value> all = invocation.arguments();
    return all.isEmpty() ? List.of() : all.subList(1, all.size());
  }

  private void refer(String unit, int at) {
    String from = evaluator.unit();
    if (!from.equals(unit)) {
      session.sink.refer(from, evaluator.code.layer.line(at), new Reference.Local(unit));
    }
  }

  /** A call of something that may be defined in another file. */
  private void follow(String name, int at) {
    if (name.indexOf('.') > 0 && !Modules.isStandard(name)) {
      for (Reference.Target target :
          session.targets.computeIfAbsent(name, session.modules::calls)) {
        session.sink.refer(evaluator.unit(), evaluator.code.layer.line(at), target);
      }
    }
  }

  private Value instance(ClassObject type, Invocation invocation) {
    refer(type.name, invocation.at());
    Value object = new Value(new ClassObject.Instance(type), invocation.flow());
    Value init = type.member("__init__");
    if (init != null && init.known() instanceof Closure closure) {
      invoke(closure.boundTo(object), invocation);
    }
    String base = type.foreignBase();
    if (Callers.takes(base)) {
      Value run = type.member("run");
      if (run != null && run.known() instanceof Closure closure) {
        invoke(
            closure.boundTo(object),
            new Invocation(List.of(), Map.of(), List.of(), null, invocation.at()));
      }
    }
    return object;
  }

  /** Evaluates a function that nobody is known to call. */
  void standAlone(Closure closure, Invocation invocation) {
    session.evaluated.add(closure.unit());
    session.active.add(closure.unit());
    Scope scope = new Scope(closure.definedIn(), closure.unit(), null);
    bind(closure, scope, invocation);
    run(closure, scope);
    session.active.remove(closure.unit());
  }

  /** Evaluates a function with these arguments; what it does is said to be done in it. */
  Value invoke(Closure closure, Invocation invocation) {
    refer(closure.unit(), invocation.at());
    Flow given = invocation.flow();
    if (session.active.contains(closure.unit())) {
      return Value.unknown(given);
    }
    if (session.active.size() >= DEEPEST) {
      session.passedOver();
      return Value.unknown(given);
    }
    if (!session.mayRepeat()) {
      return Value.unknown(given);
    }
    session.active.add(closure.unit());
    session.evaluated.add(closure.unit());
    try {
      Scope scope = new Scope(closure.definedIn(), closure.unit(), null);
      List<String> order = bind(closure, scope, invocation);
      Value returned = run(closure, scope);
      spill(order, scope, invocation);
      return returned;
    } finally {
      session.active.remove(closure.unit());
    }
  }

  private Value run(Closure closure, Scope scope) {
    Evaluator within = new Evaluator(session, closure.code(), scope);
    if (closure.body() instanceof Closure.Expression(Expr value)) {
      return within.value(value);
    }
    new Execution(within)
        .run(closure.code().body(((Closure.Statements) closure.body()).tokens()), false);
    return scope.returned;
  }

  private List<String> bind(Closure closure, Scope scope, Invocation invocation) {
    List<Value> values = new ArrayList<>(invocation.arguments());
    boolean bound = closure.self() != null;
    if (bound) {
      values.addFirst(closure.self());
    }
    List<String> order = new ArrayList<>();
    int next = 0;
    for (Expr.Parameter parameter : closure.parameters()) {
      Value value;
      if (parameter.stars() == 1) {
        value = Value.items(next < values.size() ? values.subList(next, values.size()) : List.of());
        next = values.size();
      } else if (parameter.stars() == 2) {
        value = Value.pairs(invocation.keywords());
      } else if (invocation.keywords().containsKey(parameter.name())) {
        value = invocation.keywords().get(parameter.name());
      } else if (next < values.size()) {
        value = values.get(next++);
      } else if (parameter.byDefault() != null) {
        value =
            new Evaluator(session, closure.code(), closure.definedIn())
                .value(parameter.byDefault());
      } else {
        value = Value.UNKNOWN;
      }
      scope.assign(parameter.name(), value, false);
      order.add(parameter.name());
    }
    return bound && !order.isEmpty() ? order.subList(1, order.size()) : order;
  }

  /** What the function let flow into its parameters has flowed into what they were given as. */
  private void spill(List<String> order, Scope scope, Invocation invocation) {
    int next = 0;
    for (Argument argument : invocation.written()) {
      if (argument.stars() == 0) {
        String name =
            argument.keyword() != null
                ? argument.keyword()
                : next < order.size() ? order.get(next++) : "";
        Value now = name.isEmpty() ? null : scope.get(name);
        if (now != null) {
          evaluator.taint(argument.value(), now.flow());
        }
      }
    }
  }

  /** Says that the whole environment is read where a value is it. */
  Flow environment(Value value, int at) {
    if (value.known() instanceof Known.Named(String name) && name.equals(Names.ENVIRONMENT)) {
      evaluator.add(Behaviour.ENVIRONMENT, name, Flow.NONE, at);
      return Flow.of(Behaviour.ENVIRONMENT);
    }
    return Flow.NONE;
  }

  /** {@code name[index]}. */
  Value item(String name, Value of, Value index, boolean computed, int at) {
    String key = index.text().orElse("");
    return switch (name) {
      case Names.ENVIRONMENT -> effects.variable(index, at);
      case "globals()", "locals()", "vars()" -> {
        Value found = key.isEmpty() ? Value.UNKNOWN : evaluator.named(key);
        if (computed || isPowerful(found)) {
          evaluator.add(Behaviour.INDIRECT, key, index.flow(), at);
        }
        yield found;
      }
      case "sys.modules" -> key.isEmpty() ? Value.UNKNOWN : Value.named(Names.normal(key));
      default -> key.isEmpty() ? of.blurred() : Names.attribute(name, key, of.flow());
    };
  }

  private boolean isPowerful(Value value) {
    return value.known() instanceof Known.Named(String name)
        && (name.equals("__import__")
            || session.meanings(name).stream().anyMatch(m -> m.behaviour() == Behaviour.RUN_CODE));
  }
}
