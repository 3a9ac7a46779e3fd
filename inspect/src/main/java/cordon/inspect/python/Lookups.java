package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.Optional;

/** What is looked up in an object that a name of a module stands for: the environment, names. */
final class Lookups {
  private final Evaluator evaluator;
  private final Session session;

  Lookups(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
  }

  /** Says that the whole environment is read where a value is it. */
  Flow environment(Value value, int at) {
    if (value.known() instanceof Known.Named(String name) && name.equals(Names.ENVIRONMENT)) {
      evaluator.add(Behaviour.ENVIRONMENT, name, Flow.NONE, at);
      return Flow.of(Behaviour.ENVIRONMENT);
    }
    return Flow.NONE;
  }

  /** A value that, if it is the environment, carries the whole of it to where it is handed. */
  Value whole(Value value, int at) {
    Flow read = environment(value, at);
    return read.isEmpty() ? value : value.with(read);
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

  static boolean isComputed(Invocation invocation, int place) {
    Expr written = invocation.written(place);
    return written != null && !(written instanceof Expr.Constant);
  }

  /** An attribute by a name that something else decides. */
  Value attribute(Value of, String name, Invocation invocation) {
    Value found = evaluator.attribute(of, name);
    if (found.known() instanceof Known.Named(String n) && !session.meanings(n).isEmpty()) {
      evaluator.add(Behaviour.INDIRECT, name, invocation.flow(), invocation.at());
    }
    return found;
  }

  /** {@code getattr(owner, name)}. */
  Value attribute(Invocation invocation) {
    Value name = invocation.argument(1, "name");
    Optional<String> text = name.text();
    if (text.isEmpty()) {
      sayUnseen(name, invocation.first());
      boolean builtin =
          isComputed(invocation, 1)
              && invocation.first().known() instanceof Known.Named(String of)
              && (of.equals("builtins") || of.equals("__builtins__"));
      return builtin
          ? Value.named("exec").with(invocation.flow())
          : Value.unknown(invocation.flow());
    }
    return isComputed(invocation, 1)
        ? attribute(invocation.first(), text.get(), invocation)
        : evaluator.attribute(invocation.first(), text.get());
  }

  /** A name that came out of what was not followed may be any, of a module that can do things. */
  void sayUnseen(Value name, Value of) {
    if (name.flow().isUnseen() && of.known() instanceof Known.Named) {
      session.sink.doubt(FactSink.UNSEEN);
    }
  }
}
