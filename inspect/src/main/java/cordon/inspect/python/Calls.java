package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calling something does, by what it is that is called. */
final class Calls {
  private final Evaluator evaluator;
  private final Session session;
  private final Effects effects;
  private final Methods methods;
  private final Builtins builtins;
  private final SpecialMethods special;
  private final FunctionCalls functions;
  private final Callbacks callbacks;
  private final Lookups lookups;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.lookups = new Lookups(evaluator);
    this.effects = new Effects(evaluator);
    this.methods = new Methods(evaluator, effects);
    this.builtins = new Builtins(evaluator, this, effects);
    this.functions = new FunctionCalls(evaluator);
    this.special = new SpecialMethods(functions);
    this.callbacks = new Callbacks(this, evaluator, functions);
  }

  SpecialMethods special() {
    return special;
  }

  Effects effects() {
    return effects;
  }

  FunctionCalls functions() {
    return functions;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  Lookups lookups() {
    return lookups;
  }

  /**
   * A call as it stands in the source.
   *
   * @param receiver what a method is called on, if that is a name
   */
  Value call(Value function, Expr.Call call, @Nullable Expr receiver) {
    Invocation invocation = Invocation.of(evaluator, call, receiver);
    if (!(function.known() instanceof Closure)) {
      invocation.arguments().replaceAll(a -> lookups.whole(a, call.at()));
      invocation.keywords().replaceAll((k, v) -> k.equals("env") ? v : lookups.whole(v, call.at()));
    }
    return call(function, invocation);
  }

  Value call(Value function, Invocation invocation) {
    session.step();
    return switch (function.known()) {
      case Closure closure -> functions.invoke(closure, invocation);
      case Alike.OneOf(List<Closure> some) -> {
        Flow flow = Flow.NONE;
        for (Closure closure : some) {
          flow = flow.and(functions.invoke(closure, invocation).flow());
        }
        yield Value.unknown(flow);
      }
      case Partial(Value of, List<Value> first) -> call(of, invocation.after(first));
      case Partial.Method(Value of, String name) ->
          methods.call(of, name, invocation, this).with(callbacks.ofMethod(name, invocation));
      case Partial.Getter(String kind, Invocation made) -> got(kind, made, invocation);
      case ClassObject type -> instance(type, invocation);
      case ClassObject.Instance object when object.of().member("__call__") != null ->
          call(evaluator.attribute(function, "__call__"), invocation);
      case Known.Named(String name) -> byName(name, function, invocation);
      case Known.Result(String name) when decorates(invocation) && !Callers.hears(name) ->
          invocation.first();
      case Known.Unknown _ when decorates(invocation) && function.flow().isEmpty() ->
          invocation.first();
      default -> {
        callbacks.all(invocation);
        yield Value.unknown(function.flow().and(invocation.flow()));
      }
    };
  }

  /**
   * {@code wraps(f)(g)}, {@code app.command("x")(g)}: what a function of a library gives is called
   * with a function alone, as decorators are, and calls it no more than these do.
   */
  private static boolean decorates(Invocation invocation) {
    boolean one = invocation.arguments().size() == 1 && invocation.keywords().isEmpty();
    return one && invocation.first().known() instanceof Closure;
  }

  private Value byName(String name, Value function, Invocation invocation) {
    Callee callee = session.callee(name);
    follow(callee, name, invocation.at());
    if (callee.takes()) {
      callbacks.all(invocation);
    }
    if (callee.hears()) {
      callbacks.hears(invocation);
    }
    if (callee.setsUp()) {
      new EntryPoints(evaluator).of(invocation);
    }
    if (callee.imports()) {
      callbacks.importing(invocation.at());
    }
    Value built = builtins.call(name, function, invocation);
    return built != null ? built : effects.call(name, function, invocation);
  }

  /** What a function of {@code operator} takes from what it is given. */
  private Value got(String kind, Invocation made, Invocation invocation) {
    Value of = invocation.first();
    if (kind.endsWith("itemgetter")) {
      return Arithmetic.item(of, made.first());
    }
    for (String part : made.first().text().orElse("").split("\\.")) {
      of = part.isEmpty() ? Value.unknown(of.flow()) : lookups.attribute(of, part, invocation);
    }
    return kind.endsWith("attrgetter")
        ? of
        : call(
            of,
            new Invocation(
                made.arguments()
                    .subList(Math.min(1, made.arguments().size()), made.arguments().size()),
                made.keywords(),
                List.of(),
                null,
                invocation.at()));
  }

  /** An attribute is read: what stands there, or what the property gives that it is. */
  Value read(Value of, String name, Value member, int at) {
    if (of.known() instanceof ClassObject.Instance object
        && object.of().isProperty(name)
        && member.known() instanceof Closure getter) {
      return functions.invoke(getter, new Invocation(List.of(), Map.of(), List.of(), null, at));
    }
    if (special.has(member, "__get__")) {
      return special.call(member, "__get__", List.of(of, Value.UNKNOWN), at);
    }
    if (member.known() instanceof Known.Named(String named) && named.equals("mmap.PROT_EXEC")) {
      evaluator.add(Behaviour.LOAD_NATIVE, "executable-memory", Flow.NONE, at);
    }
    if (name.equals("name") && Variables.isHome(of)) {
      return new Variables(evaluator).somebody("user", at);
    }
    if (of.known() instanceof Known.Result
        && member.known() instanceof Known.Named(String property)) {
      follow(property + Callers.READ, at);
      return told(property, member, at);
    }
    return member;
  }

  /**
   * {@code os.uname().nodename}: what a call gave has an attribute that means more than the call.
   */
  private Value told(String property, Value member, int at) {
    boolean tells =
        session.meanings(property).stream().anyMatch(m -> m.behaviour() == Behaviour.HOST_INFO);
    return tells
        ? member.with(
            effects
                .call(
                    property,
                    Value.UNKNOWN,
                    new Invocation(List.of(), Map.of(), List.of(), null, at))
                .flow())
        : member;
  }

  /** A call of something that may be defined in another file. */
  void follow(String name, int at) {
    follow(session.callee(name), name, at);
  }

  private void follow(Callee callee, String name, int at) {
    if (callee.packaged()) {
      for (Reference.Target target : evaluator.code.modules.calls(name)) {
        session.sink.refer(evaluator.unit(), evaluator.code.layer, at, target);
      }
    }
  }

  private Value instance(ClassObject type, Invocation invocation) {
    Value object = new Value(new ClassObject.Instance(type), invocation.flow());
    special.call(object, "__del__", List.of(), invocation.at());
    Value make = type.member("__new__");
    if (make != null && make.known() instanceof Closure closure) {
      functions.invoke(closure.boundTo(new Value(type, Flow.NONE)), invocation);
    }
    Value init = type.member("__init__");
    if (init != null && init.known() instanceof Closure closure) {
      functions.invoke(closure.boundTo(object), invocation);
    } else {
      functions.refer(type.name, invocation.at());
    }
    String base = type.foreignBase();
    if (Callers.hears(base)) {
      callbacks.hears(type, object, invocation.at());
    }
    if (Callers.takes(base)) {
      callbacks.all(invocation);
      Value run = type.member("run");
      if (run != null && run.known() instanceof Closure closure) {
        functions.invoke(
            closure.boundTo(object),
            new Invocation(List.of(), Map.of(), List.of(), null, invocation.at()));
      }
    }
    return object;
  }
}
