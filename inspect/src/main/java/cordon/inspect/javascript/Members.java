package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;

/** What a member of a value is: ECMA-262 §13.3.2. */
final class Members {
  /** No function has a longer name; a chain of properties without end is none. */
  private static final int LONGEST_NAME = 400;

  private final Calls calls;
  private final Evaluator evaluator;

  Members(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  Value of(Value of, String name, int at) {
    if (OwnVariables.isOne(name, of.flow())) {
      Flow words = evaluator.session.name(name, evaluator.source, evaluator.unit(), at);
      Value one = of.withOnly(of.flow().without(Behaviour.ENVIRONMENT));
      return part(one, name, at).with(words);
    }
    return part(of, name, at);
  }

  private Value part(Value of, String name, int at) {
    return switch (of.known()) {
      case Known known when Containers.isEnvironment(known, name) ->
          Containers.environment(evaluator, of, at);
      case Known.Named(String n) when n.equals("process.env") -> variable(name, at);
      case JsObject object when object.base.equals("module") && name.equals("constructor") ->
          Value.named("module.Module").with(of.flow());
      case Known.Named(String n) when n.equals("Object") && name.equals("constructor") ->
          Value.named("Function").with(of.flow()).with(Behaviour.INDIRECT);
      case Known.Named(String n) ->
          (Names.isGlobal(n) ? evaluator.scope.further(name) : Optional.<Value>empty())
              .map(value -> value.with(of.flow()))
              .orElseGet(() -> named(Names.member(n, name), of.flow(), at));
      case Known.Result(String n) ->
          named(Names.member(n, name), Parameters.ofKey(name, of.flow()), at);
      case JsObject object when object.members.containsKey(name) -> held(object, name, at);
      case JsObject object when object.isModule && name.equals("default") -> of;
      case JsObject object when object.gives instanceof Closure gives ->
          calls.call(
              new Value(gives, Flow.NONE),
              new Invocation(List.of(of, Value.text(name)), List.of(), of, null, at, false));
      case JsObject object when !object.base.isEmpty() ->
          named(Names.member(object.base, name), of.flow(), at);
      case Closure function when !name.equals("constructor") ->
          new FunctionObjects(calls).member(function, name, of);
      case Choice choice -> choice.member(calls, name, at).with(of.flow());
      case ModuleFile file ->
          new Value(
              file.member().isEmpty() && !name.equals("default")
                  ? new ModuleFile(file.candidates(), name)
                  : file,
              of.flow());
      case Known.Text(String text, boolean whole)
          when text.equals(FileCalls.ANY) && name.equals("name") ->
          of;
      case Known.Items items when name.equals("raw") -> of;
      case Known.Items items when name.equals("length") -> Value.number(items.items().size());
      case Known.Text(String text, boolean whole) when name.equals("length") && whole ->
          Value.number(text.length());
      case Known.Bytes(byte[] bytes) when name.equals("length") -> Value.number(bytes.length);
      default ->
          name.equals("constructor")
              ? constructor(of)
              : new Value(new Method(of, name), Parameters.ofKey(name, of.flow()));
    };
  }

  private Value held(JsObject object, String name, int at) {
    Value value = object.members.getOrDefault(name, Value.UNKNOWN);
    if (value.known() instanceof Getter(Closure closure)) {
      calls.refer(closure, at);
      return new Functions(evaluator).call(closure, List.of(), object.value());
    }
    return value;
  }

  /**
   * The constructor of a function is {@code Function}; that of the constructor of anything is, too.
   */
  private static Value constructor(Value of) {
    boolean function = of.known() instanceof Closure || of.known() instanceof Method;
    return Value.named(function ? "Function" : "Object");
  }

  private Value named(String name, Flow flow, int at) {
    if (name.length() > LONGEST_NAME) {
      return Value.unknown(flow);
    }
    if (name.equals("process.execPath") || name.equals("process.argv0")) {
      return Value.text("node");
    }
    return calls.read(new Value(new Known.Named(name), flow), at);
  }

  private Value variable(String name, int at) {
    if (name.equals("HOME") || name.equals("USERPROFILE")) {
      return Value.text("~");
    }
    Flow words = evaluator.session.name(name, evaluator.source, evaluator.unit(), at);
    return calls.read(Value.named("process.env." + name), at).blurred().with(words);
  }
}
