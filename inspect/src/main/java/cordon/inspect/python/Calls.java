package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.python.Expr.Argument;
import cordon.inspect.python.Summaries.Given;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What calling something does, by what it is that is called. */
final class Calls {
  private static final int DEEPEST = 32;

  private final Evaluator evaluator;
  private final Session session;
  private final Effects effects;
  private final Methods methods;
  private final Builtins builtins;
  private final SpecialMethods special;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.effects = new Effects(evaluator);
    this.methods = new Methods(evaluator, effects);
    this.builtins = new Builtins(evaluator, this, effects);
    this.special = new SpecialMethods(this);
  }

  SpecialMethods special() {
    return special;
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
      case ClassObject.Instance object when object.of().member("__call__") != null ->
          call(evaluator.attribute(function, "__call__"), invocation);
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
    if (Callers.hears(name)) {
      hears(invocation);
    }
    if (Callers.isSetup(name)) {
      new EntryPoints(evaluator).of(invocation);
    }
    if (name.startsWith("sys.meta_path.") || name.startsWith("sys.path_hooks.")) {
      importing(invocation.at());
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

  /** Functions that were handed over are called with what comes over the network. */
  void hears(Invocation invocation) {
    for (Value value : invocation.arguments()) {
      if (value.known() instanceof Closure closure) {
        evaluator.add(Behaviour.FETCH, "messenger-bot", Flow.NONE, invocation.at());
        Value heard = Value.unknown(Flow.of(Behaviour.FETCH));
        List<Value> all = java.util.Collections.nCopies(closure.parameters().size(), heard);
        Map<String, Value> named = new java.util.HashMap<>();
        closure.parameters().forEach(p -> named.put(p.name(), heard));
        invoke(closure, new Invocation(all, named, List.of(), null, invocation.at()));
      }
    }
  }

  /** An attribute is read: what stands there, or what the property gives that it is. */
  Value read(Value of, String name, Value member, int at) {
    if (of.known() instanceof ClassObject.Instance object
        && object.of().isProperty(name)
        && member.known() instanceof Closure getter) {
      return invoke(getter, new Invocation(List.of(), Map.of(), List.of(), null, at));
    }
    if (member.known() instanceof Known.Named(String named) && named.equals("mmap.PROT_EXEC")) {
      evaluator.add(Behaviour.LOAD_NATIVE, "executable-memory", Flow.NONE, at);
    }
    if (of.known() instanceof Known.Result
        && member.known() instanceof Known.Named(String property)) {
      follow(property + Callers.READ, at);
    }
    return member;
  }

  /** A hook of the import system: which class it leads to may be known to it alone. */
  private void importing(int at) {
    for (String method : Callers.METHODS_OF_LOADERS) {
      if (session.methods.contains(method)) {
        int line = evaluator.code.layer.line(at);
        session.sink.refer(evaluator.unit(), line, new Reference.Local("." + method));
      }
    }
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
          Value member = type.members.get(method);
          if (member != null) {
            String unit = member.known() instanceof Closure c ? c.unit() : type.name + "." + method;
            refer(unit, invocation.at());
          }
        }
      }
      case Known.Named(String name) when !session.meanings(name).isEmpty() ->
          effects.call(name, value, handedOver(invocation));
      case Known.Named(String name) -> {
        follow(name, invocation.at());
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
      for (Reference.Target target : evaluator.code.modules.calls(name)) {
        session.sink.refer(evaluator.unit(), evaluator.code.layer.line(at), target);
      }
    }
  }

  private Value instance(ClassObject type, Invocation invocation) {
    refer(type.name, invocation.at());
    Value object = new Value(new ClassObject.Instance(type), invocation.flow());
    special.call(object, "__del__", List.of(), invocation.at());
    Value init = type.member("__init__");
    if (init != null && init.known() instanceof Closure closure) {
      invoke(closure.boundTo(object), invocation);
    }
    String base = type.foreignBase();
    if (Callers.takes(base)) {
      callBacks(invocation);
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
    if (!session.hasEvaluated(closure)) {
      follow(closure, invocation);
    }
  }

  /** Evaluates a call that was put off. */
  void again(Closure closure, Invocation invocation) {
    if (session.mayRepeat()) {
      follow(closure, invocation);
    } else {
      session.passedOver.add(closure.unit());
    }
  }

  /** Evaluates a function with these arguments; what it does is said to be done in it. */
  Value invoke(Closure closure, Invocation invocation) {
    refer(closure.unit(), invocation.at());
    if (session.active.contains(closure.unit())) {
      if (!invocation.flow().isEmpty()) {
        session.summaries.putOff(closure, invocation.blurred());
      }
      return Value.unknown(invocation.flow().and(session.summaries.soFar(closure)));
    }
    Optional<Given> before = session.summaries.find(closure, invocation);
    if (before.isPresent()
        && (before.get().when() == session.changes.count() || !session.mayRepeat())) {
      spill(before.get().spilt(), closure, invocation);
      return before.get().returned();
    }
    if (session.active.size() < DEEPEST && session.mayRepeat()) {
      return follow(closure, invocation);
    }
    if (!session.mayRepeat() || !session.summaries.putOff(closure, invocation)) {
      session.passedOver.add(closure.unit());
    }
    return Value.unknown(invocation.flow().and(session.summaries.soFar(closure)).and(Flow.UNSEEN));
  }

  private Value follow(Closure closure, Invocation invocation) {
    session.active.add(closure.unit());
    session.evaluates(closure);
    try {
      Scope scope = new Scope(closure.definedIn(), closure.unit(), null);
      bind(closure, scope, invocation);
      Value returned = run(closure, scope);
      Map<String, Flow> spilt = spilt(closure, scope);
      spill(spilt, closure, invocation);
      Given given = new Given(returned, spilt, session.changes.count());
      if (session.summaries.keep(closure, invocation, given)) {
        session.changes.note();
      }
      return returned;
    } finally {
      session.active.remove(closure.unit());
    }
  }

  /** What the function let flow into its parameters. */
  private static Map<String, Flow> spilt(Closure closure, Scope scope) {
    Map<String, Flow> spilt = new HashMap<>();
    for (Expr.Parameter parameter : closure.parameters()) {
      Value now = scope.get(parameter.name());
      if (now != null && !now.flow().isEmpty()) {
        spilt.put(parameter.name(), now.flow());
      }
    }
    return spilt;
  }

  /** That has flowed into what the parameters were given as. */
  private void spill(Map<String, Flow> spilt, Closure closure, Invocation invocation) {
    if (spilt.isEmpty()) {
      return;
    }
    int next = closure.self() == null ? 0 : 1;
    for (Argument argument : invocation.written()) {
      if (argument.stars() == 0) {
        String name = argument.keyword();
        if (name == null) {
          name = next < closure.parameters().size() ? closure.parameters().get(next++).name() : "";
        }
        evaluator.taint(argument.value(), spilt.getOrDefault(name, Flow.NONE));
      }
    }
  }

  private Value run(Closure closure, Scope scope) {
    Evaluator within = new Evaluator(session, closure.code(), scope);
    if (closure.body() instanceof Closure.Expression(Expr value)) {
      return within.value(value);
    }
    new Execution(within)
        .run(closure.code().body(((Closure.Statements) closure.body()).tokens()), false);
    return scope.returned.with(scope.yielded());
  }

  private void bind(Closure closure, Scope scope, Invocation invocation) {
    List<Value> values = new ArrayList<>(invocation.arguments());
    boolean bound = closure.self() != null;
    if (bound) {
      values.addFirst(closure.self());
    }
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
      case Names.ENVIRONMENT -> new Variables(evaluator).variable(index, at);
      case "globals()", "locals()", "vars()" -> {
        Value found = key.isEmpty() ? Value.UNKNOWN : evaluator.named(key);
        if (index.flow().isUnseen()) {
          session.sink.doubt(FactSink.UNSEEN);
        }
        if (computed || isPowerful(found)) {
          evaluator.add(Behaviour.INDIRECT, key, index.flow(), at);
        }
        yield found;
      }
      case "sys.modules" -> key.isEmpty() ? Value.UNKNOWN : Value.named(Names.normal(key));
      case "builtins", "__builtins__", "__builtin__" ->
          // Whoever computes the name of a built-in function does not want to print.
          Names.attribute(name, key.isEmpty() && computed ? "exec" : key, of.flow());
      default -> key.isEmpty() ? of.blurred() : Names.attribute(name, key, of.flow());
    };
  }

  private boolean isPowerful(Value value) {
    return value.known() instanceof Known.Named(String name)
        && (name.equals("__import__")
            || session.meanings(name).stream().anyMatch(m -> m.behaviour() == Behaviour.RUN_CODE));
  }
}
