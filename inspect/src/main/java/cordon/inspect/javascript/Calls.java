package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members and calls: who is called, and with what. */
final class Calls {
  final Evaluator evaluator;

  private final Library library;
  private final Methods methods;
  private final Members members;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.library = new Library(this);
    this.methods = new Methods(this);
    this.members = new Members(this);
  }

  // --- members

  /** A value that is used as data: the environment as a whole, if it is that. */
  Value used(Value value, int at) {
    if (isEnvironment(value)) {
      evaluator.add(Behaviour.ENVIRONMENT, "process.env", Flow.NONE, at);
      return Value.unknown(value.flow().and(Behaviour.ENVIRONMENT));
    }
    if (value.known() instanceof Known.Named(String name) && Page.holds(name)) {
      return Value.unknown(value.flow().and(Behaviour.PASSING));
    }
    return value.known() instanceof JsObject object ? value.with(object.held(2)) : value;
  }

  static boolean isEnvironment(Value value) {
    return value.known() instanceof Known.Named(String name) && name.equals("process.env");
  }

  /** What reading a name amounts to, for names that are listed with an exclamation mark. */
  Value read(Value value, int at) {
    if (value.known() instanceof Known.Named(String name)) {
      Value read = value;
      for (Meaning meaning : evaluator.session.meaningsOfReading(name)) {
        if (meaning.behaviour() != Behaviour.REQUEST) {
          evaluator.add(meaning.behaviour(), detail(meaning, name), Flow.NONE, at);
        }
        read = read.with(meaning.behaviour());
      }
      return read;
    }
    return value;
  }

  static String detail(Meaning meaning, String name) {
    return meaning.detail().isEmpty() ? name : meaning.detail();
  }

  Value member(Value of, String name, int at) {
    return members.of(of, name, at);
  }

  Value require(String module, int at) {
    if (module.startsWith(".") || module.startsWith("/")) {
      ModuleFile file = ModuleFile.of(evaluator.source.path(), module);
      evaluator.refer(file.target(), at);
      return evaluator
          .session
          .modules
          .exports(evaluator.session, file.candidates())
          .orElseGet(() -> new Value(file, Flow.NONE));
    }
    String name = Names.module(module);
    evaluator.session.required.add(name);
    new ObfuscatedModules(evaluator).loaded(name, at);
    return Value.named(name);
  }

  /** What is called when something is made of a class; anything else is called itself. */
  static Value made(Value value) {
    return value.known() instanceof JsObject type && type.isClass
        ? type.members.getOrDefault("constructor", Value.UNKNOWN)
        : value;
  }

  // --- calls

  Value call(Value callee, Value receiver, Node.Call call, @Nullable Node root) {
    boolean own = callee.known() instanceof Closure;
    List<Value> arguments =
        own && call.arguments().size() == 1
            ? tagged(call.arguments().get(0)).orElseGet(() -> arguments(call, true))
            : arguments(call, own);
    Invocation invocation =
        new Invocation(arguments, call.arguments(), receiver, root, call.at(), call.created());
    return call(callee, invocation);
  }

  /** ECMA-262 §13.3.11: a function of the code is given the texts, then what stands between. */
  private Optional<List<Value>> tagged(Node argument) {
    if (!(argument instanceof Node.Unary(int at, String operator, Node of))
        || !operator.equals(Expressions.TAGGED)) {
      return Optional.empty();
    }
    List<Node> parts = of instanceof Node.Template(int from, List<Node> all) ? all : List.of(of);
    List<Value> texts = new ArrayList<>();
    List<Value> given = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      (i % 2 == 0 ? texts : given).add(used(evaluator.value(parts.get(i)), at));
    }
    given.addFirst(Value.items(texts));
    return Optional.of(given);
  }

  /**
   * @param own whether a function of the code is given them: what it does with the environment,
   *     whether it takes one variable or all of it, is read there
   */
  List<Value> arguments(Node.Call call, boolean own) {
    List<Value> arguments = new ArrayList<>();
    for (Node each : call.arguments()) {
      Value given = evaluator.value(each);
      Value whole = own && isEnvironment(given) ? given : used(given, call.at());
      Value value = each instanceof Node.Spread ? Decoding.asNumbers(whole) : whole;
      if (each instanceof Node.Spread && value.items().isPresent()) {
        arguments.addAll(value.items().get());
      } else {
        arguments.add(value);
      }
    }
    return arguments;
  }

  Value call(Value callee, Invocation invocation) {
    return switch (callee.known()) {
      case Closure closure when invocation.created() ->
          new FunctionObjects(this).made(closure, invocation);
      case Closure closure -> {
        refer(closure, invocation.at());
        yield new Functions(evaluator).call(closure, invocation.arguments(), invocation.receiver());
      }
      case JsObject type when type.isClass -> created(type, invocation);
      case ModuleFile file -> {
        evaluator.refer(file.called(), invocation.at());
        yield Value.unknown(invocation.flow().and(methods.given(invocation, invocation.flow())));
      }
      case Known.Named(String name) -> library.call(name, invocation, callee.flow());
      case Known.Result(String name) -> library.call(name, invocation, callee.flow());
      case Method(Value of, String name) -> methods.call(of, name, invocation);
      case Resolver resolver -> {
        resolver.resolve(invocation.argument(0));
        yield Value.UNKNOWN;
      }
      case TextDecoder decoder -> decoder.call(invocation.arguments());
      case Choice choice -> choice.called(this, invocation);
      default -> {
        new Running(this).given(invocation);
        callbacks(invocation, invocation.flow().and(callee.flow()));
        yield Value.unknown(invocation.flow().and(callee.flow()));
      }
    };
  }

  void refer(Closure closure, int at) {
    if (!closure.unit().equals(evaluator.unit())) {
      evaluator.refer(new Reference.Local(closure.unit()), at);
    }
  }

  private Value created(JsObject type, Invocation invocation) {
    JsObject object = new JsObject();
    object.base = type.base;
    Value self = new Value(object, Flow.NONE);
    type.members.forEach((name, member) ->
        object.put(
            name,
            member.known() instanceof Closure c
                ? new Value(c.with(self, List.of()), member.flow())
                : member));
    if (object.members.get("constructor") != null
        && object.members.get("constructor").known() instanceof Closure constructor) {
      refer(constructor, invocation.at());
      new Functions(evaluator).call(constructor, invocation.arguments(), self);
    }
    return object.value();
  }

  /** Functions among the arguments are called with what flows there. */
  void callbacks(Invocation invocation, Flow flow) {
    for (Value argument : invocation.arguments()) {
      callback(argument, flow, invocation.at());
    }
  }

  void callback(Value argument, Flow flow, int at) {
    switch (argument.known()) {
      case Closure closure -> {
        refer(closure, at);
        List<Value> given = new ArrayList<>();
        closure.function().parameters().forEach(p -> given.add(Value.unknown(flow)));
        Value back = new Functions(evaluator).call(closure, given, Value.unknown(flow));
        // Who stands in for a function that makes functions sees what those are given.
        if (flow.has(Behaviour.PASSING)
            && back.known() instanceof Closure inner
            && inner.function() != closure.function()) {
          callback(back, flow, at);
        }
      }
      case Known.Named(String name) when name.equals("eval") ->
          library.call(
              name,
              new Invocation(
                  List.of(Value.unknown(flow)), List.of(), Value.UNKNOWN, null, at, false),
              Flow.NONE);
      case ModuleFile file when !file.member().isEmpty() -> evaluator.refer(file.target(), at);
      case Resolver resolver -> resolver.resolve(Value.unknown(flow));
      default -> {}
    }
  }
}
