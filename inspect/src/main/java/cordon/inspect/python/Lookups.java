package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;

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
