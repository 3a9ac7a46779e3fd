package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Classes as they are made, and what that calls (Python reference, 3.3.3). */
final class ClassDefinitions {
  /** What making a class calls of its metaclass. */
  private static final List<String> METHODS_OF_METACLASSES =
      List.of("__prepare__", "__new__", "__init__");

  private final Evaluator evaluator;
  private final Execution around;
  private final Session session;
  private final Code code;
  private final Scope scope;

  ClassDefinitions(Evaluator evaluator, Execution around) {
    this.evaluator = evaluator;
    this.around = around;
    this.session = evaluator.session;
    this.code = evaluator.code;
    this.scope = evaluator.scope;
  }

  void define(Stmt.Class definition) {
    List<Value> bases = new ArrayList<>();
    definition
        .bases()
        .forEach(base -> {
          Value value = evaluator.value(base.value());
          if (base.keyword() == null) {
            bases.add(value);
          } else if (base.keyword().equals("metaclass")) {
            METHODS_OF_METACLASSES.forEach(method -> hook(value, method, definition.at()));
          }
        });
    ClassObject type = new ClassObject(around.inner(definition.name()), bases, session.changes);
    session.classes.add(type);
    Value value = new Value(type, Flow.NONE);
    Scope body = scope.within(type);
    new Execution(new Evaluator(session, code, body)).run(code.body(definition.body()), false);
    scope.assign(definition.name(), value, false);
    if (scope.ofClass != null) {
      scope.ofClass.members.put(definition.name(), value);
    }
    FunctionDefinitions decorators = new FunctionDefinitions(evaluator, around);
    definition.decorators().forEach(d -> decorators.decorate(d, value, definition.at()));
    commands(type, definition);
    evaluator.assignments().inherited(type, definition.at());
    if (APPLICATIONS.contains(type.foreignBase())) {
      hook(value, "ready", definition.at());
    }
    for (Value base : bases) {
      hook(base, "__init_subclass__", definition.at());
    }
    for (Value member : List.copyOf(type.members.values())) {
      evaluator.special().call(member, "__set_name__", List.of(value), definition.at());
    }
  }

  /** What Django makes of whatever its settings list, which it tells when it has started. */
  private static final Set<String> APPLICATIONS =
      Set.of("django.apps.AppConfig", "django.apps.config.AppConfig");

  /**
   * {@code cmdclass} may be put together where it is not understood; in setup.py they all count.
   */
  private void commands(ClassObject type, Stmt.Class definition) {
    String path = code.layer.path();
    boolean setup = path.equals("setup.py") || path.endsWith("/setup.py");
    if (setup && type.members.containsKey("run") && Commands.isCommand(type.foreignBase())) {
      int line = code.layer.line(definition.at());
      if (Commands.isOfAnyName(type.foreignBase())) {
        session.setupCommands.defines(type, line);
      } else {
        SetupCommands.runs(session.sink, type, line);
      }
    }
  }

  private void hook(Value base, String method, int at) {
    Value found = base.known() instanceof ClassObject type ? type.member(method) : null;
    if (found != null && found.known() instanceof Closure closure) {
      session.sink.refer(
          evaluator.unit(), code.layer.line(at), new Reference.Local(closure.unit()));
    }
  }
}
