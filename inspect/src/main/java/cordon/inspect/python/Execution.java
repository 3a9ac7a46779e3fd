package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/** Goes through statements in order, as if every branch were taken. */
final class Execution {
  private static final String MAIN = "__main__";

  private final Evaluator evaluator;
  private final Session session;
  private final Code code;
  private final Scope scope;

  Execution(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.code = evaluator.code;
    this.scope = evaluator.scope;
  }

  /** Statements of a text; gives the value of the last expression. */
  Value runModule(List<Stmt> statements) {
    run(statements, false);
    boolean last = !statements.isEmpty() && statements.getLast() instanceof Stmt.Evaluate;
    return last && statements.size() == 1 ? lastValue : Value.UNKNOWN;
  }

  private Value lastValue = Value.UNKNOWN;

  /**
   * @param maybe whether all of them may be passed over
   */
  void run(List<Stmt> statements, boolean maybe) {
    for (Stmt statement : statements) {
      run(statement, maybe);
    }
  }

  private void run(Stmt statement, boolean maybe) {
    switch (statement) {
      case Stmt.Evaluate evaluate -> evaluate(evaluate.value());
      case Stmt.Assign assign -> {
        Value value = evaluator.value(assign.value());
        assign.targets().forEach(target -> evaluator.assignments().assign(target, value, maybe));
      }
      case Stmt.Augment augment -> {
        Value before = evaluator.value(augment.target());
        Value after = Arithmetic.binary(augment.op(), before, evaluator.value(augment.value()));
        evaluator.assignments().assign(augment.target(), after, maybe);
      }
      case Stmt.Import imported -> load(imported);
      case Stmt.From from -> load(from);
      case Stmt.Function function -> define(function);
      case Stmt.Class type -> new ClassDefinitions(evaluator, this).define(type);
      case Stmt.Block block -> block(block);
      case Stmt.For loop -> loop(loop);
      case Stmt.With with -> with(with, maybe);
      case Stmt.Return returned -> {
        if (returned.value() != null) {
          Value value = evaluator.value(returned.value());
          Flow both = scope.returned.flow().and(value.flow());
          scope.returned = (value.isUnknown() ? scope.returned : value).withOnly(both);
        }
      }
      case Stmt.Global global -> global.names().forEach(scope::declareGlobal);
    }
  }

  /** A text that stands alone is a comment. */
  private void evaluate(Expr value) {
    if (!(value instanceof Expr.Constant)) {
      lastValue = evaluator.value(value);
    }
  }

  private void load(Stmt.Import imported) {
    String module = imported.module();
    refer(code.modules.loads(module), imported.at());
    int dot = module.indexOf('.');
    String top = dot < 0 ? module : module.substring(0, dot);
    Value first = module(top, imported.at());
    Value last = dot < 0 ? first : module(module, imported.at());
    if (imported.as() != null) {
      scope.assign(imported.as(), last, false);
    } else {
      scope.assign(top, first, false);
    }
  }

  private Value module(String name, int at) {
    ModuleObject module = session.imports.load(evaluator, name, at);
    if (module == null) {
      written(name, at);
    }
    return module == null ? Value.named(Names.normal(name)) : new Value(module, Flow.NONE);
  }

  /** A module whose file was written before, and with what came over the network. */
  private void written(String name, int at) {
    String file = name.substring(name.lastIndexOf('.') + 1) + ".py";
    Flow content = session.files.named(file).without(Behaviour.HOST);
    if (content.has(Behaviour.FETCH)) {
      evaluator.add(Behaviour.RUN_CODE, "module", content, at);
    }
  }

  private void load(Stmt.From from) {
    String module = Modules.absolute(code.layer.path(), from.level(), from.module());
    String name = from.name().equals("*") ? "" : from.name();
    ModuleObject loaded = session.imports.load(evaluator, module, from.at());
    if (name.isEmpty()) {
      refer(code.modules.loads(module), from.at());
      if (loaded != null) {
        session.imports.all(loaded).forEach(e -> scope.assign(e.getKey(), e.getValue(), false));
      }
    } else {
      String full = module.isEmpty() ? name : module + "." + name;
      refer(code.modules.loads(full), from.at());
      Value value =
          loaded == null
              ? module(full, from.at())
              : session.imports.attribute(evaluator, loaded, name, from.at());
      scope.assign(from.as(), value, false);
    }
  }

  private void refer(List<Reference.Target> targets, int at) {
    for (Reference.Target target : targets) {
      session.sink.refer(evaluator.unit(), code.layer.line(at), target);
    }
  }

  private void define(Stmt.Function function) {
    String unit = inner(function.name());
    for (Expr.Parameter parameter : function.parameters()) {
      if (parameter.byDefault() != null) {
        evaluator.value(parameter.byDefault());
      }
    }
    scope.share();
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
      calls
          .callbacks()
          .hears(new Invocation(List.of(decorated), java.util.Map.of(), List.of(), null, at));
    }
    boolean own = function.known() instanceof Closure || function.known() instanceof ClassObject;
    if (!own && !(function.known() instanceof Known.Named)) {
      return decorated;
    }
    Value given =
        calls.call(
            function, new Invocation(List.of(decorated), java.util.Map.of(), List.of(), null, at));
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

  /** The unit of what is defined here. */
  String inner(String name) {
    String outer = scope.ofClass != null ? scope.ofClass.name : scope.unit;
    boolean joins = outer.isEmpty() || ModuleObject.isUnit(outer);
    return joins ? outer + name : outer.equals(MAIN) ? name : outer + "." + name;
  }

  private void block(Stmt.Block block) {
    if (block.condition() == null) {
      run(block.body(), true);
      return;
    }
    if (Conditions.isTypeChecking(block.condition())) {
      return;
    }
    evaluator.value(block.condition());
    new Gates(evaluator).look(block.condition());
    if (!block.body().isEmpty()) {
      new Chosen(evaluator).look(block.condition());
    }
    boolean main =
        Conditions.isMain(block.condition())
            && scope.ofClass == null
            && !code.layer.quote(block.condition().at()).contains("!=");
    if (main && scope.outer == null && ModuleObject.isUnit(scope.unit)) {
      return; // it is imported, not run
    }
    if (main && scope.unit.isEmpty()) {
      new Execution(new Evaluator(session, code, scope.as(MAIN))).run(block.body(), true);
    } else {
      run(block.body(), true);
    }
  }

  private void loop(Stmt.For loop) {
    Value source = evaluator.value(loop.source());
    List<Value> rounds = evaluator.rounds().rounds(source, loop.at());
    if (rounds.isEmpty()) {
      evaluator.assignments().assign(loop.target(), evaluator.rounds().oneOfMany(source), false);
      run(loop.body(), true);
      return;
    }
    for (Value item : rounds) {
      evaluator.assignments().assign(loop.target(), item, false);
      run(loop.body(), false);
      if (!session.mayRepeat()) {
        evaluator
            .assignments()
            .assign(loop.target(), Value.unknown(source.flow().and(Flow.UNSEEN)), false);
        run(loop.body(), true);
        return;
      }
    }
  }

  private void with(Stmt.With with, boolean maybe) {
    for (int i = 0; i < with.items().size(); i++) {
      Value value = evaluator.special().entered(evaluator.value(with.items().get(i)), with.at());
      evaluator.assignments().assign(with.targets().get(i), value, maybe);
    }
    run(with.body(), maybe);
  }
}
