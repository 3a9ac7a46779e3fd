package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
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
        for (Expr target : assign.targets()) {
          new Exchanges(evaluator).reassigned(target, value, assign.value(), maybe);
          evaluator.assignments().assign(target, value, maybe);
        }
      }
      case Stmt.Augment augment -> {
        Value before = evaluator.value(augment.target());
        Value after = Arithmetic.binary(augment.op(), before, evaluator.value(augment.value()));
        evaluator.assignments().assign(augment.target(), after, maybe);
      }
      case Stmt.Import imported -> load(imported);
      case Stmt.From from -> load(from);
      case Stmt.Function function -> new FunctionDefinitions(evaluator, this).define(function);
      case Stmt.Class type -> new ClassDefinitions(evaluator, this).define(type);
      case Stmt.Block block -> block(block);
      case Stmt.For loop -> loop(loop);
      case Stmt.With with -> with(with, maybe);
      case Stmt.Return returned -> {
        if (returned.value() != null) {
          Value value = evaluator.value(returned.value());
          new Exchanges(evaluator).given(value, returned.value(), returned.at());
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
      session.sink.refer(evaluator.unit(), code.layer, at, target);
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
    boolean matches = new Exchanges(evaluator).matches(block.condition());
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
      boolean within = scope.inMatch;
      scope.inMatch |= matches;
      run(block.body(), true);
      scope.inMatch = within;
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
