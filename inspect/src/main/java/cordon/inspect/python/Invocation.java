package cordon.inspect.python;

import cordon.inspect.python.Expr.Argument;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call with the values of its arguments.
 *
 * @param written the arguments as they stand in the source; empty when nobody wrote them
 * @param receiver what a method is called on, if that is a name
 */
record Invocation(
    List<Value> arguments,
    Map<String, Value> keywords,
    List<Argument> written,
    @Nullable Expr receiver,
    int at) {
  /**
   * A call as it stands in the source, its arguments evaluated in their order.
   *
   * @param receiver what a method is called on, if that is a name
   */
  static Invocation of(Evaluator evaluator, Expr.Call call, @Nullable Expr receiver) {
    return new Invocation(
        arguments(evaluator, call.arguments()),
        keywords(evaluator, call.arguments()),
        call.arguments(),
        receiver,
        call.at());
  }

  private static List<Value> arguments(Evaluator evaluator, List<Argument> arguments) {
    List<Value> values = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument.keyword() == null && argument.stars() < 2) {
        Value value = evaluator.value(argument.value());
        List<Value> spread = argument.stars() == 1 ? Arithmetic.items(value) : List.of();
        values.addAll(spread.isEmpty() ? List.of(value) : spread);
      }
    }
    return values;
  }

  private static Map<String, Value> keywords(Evaluator evaluator, List<Argument> arguments) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      if (argument.keyword() != null) {
        values.put(argument.keyword(), evaluator.value(argument.value()));
      } else if (argument.stars() == 2) {
        Value value = evaluator.value(argument.value());
        if (value.known() instanceof Known.Pairs(Map<String, Value> pairs)) {
          values.putAll(pairs);
        } else {
          values.put("**", value);
        }
      }
    }
    return values;
  }

  /** Every value that it is given, by its place or its keyword. */
  List<Value> given() {
    if (keywords.isEmpty()) {
      return arguments;
    }
    List<Value> given = new ArrayList<>(arguments);
    given.addAll(keywords.values());
    return given;
  }

  Value first() {
    return arguments.isEmpty() ? Value.UNKNOWN : arguments.getFirst();
  }

  /** An argument by its place or its keyword. */
  Value argument(int place, String keyword) {
    Value named = keywords.get(keyword);
    return named != null ? named : place < arguments.size() ? arguments.get(place) : Value.UNKNOWN;
  }

  @Nullable Expr written(int place) {
    return place < written.size() && written.get(place).keyword() == null
        ? written.get(place).value()
        : null;
  }

  /** An argument with a keyword as it stands in the source. */
  @Nullable Expr writtenAs(String keyword) {
    for (Argument argument : written) {
      if (keyword.equals(argument.keyword())) {
        return argument.value();
      }
    }
    return null;
  }

  Flow flow() {
    Flow flow = Value.flowOf(arguments);
    return keywords.isEmpty() ? flow : flow.and(Value.flowOf(keywords.values()));
  }

  /** The same with nothing known of the arguments but what flowed into them. */
  Invocation blurred() {
    Map<String, Value> unknown = new HashMap<>();
    keywords.forEach((name, value) -> unknown.put(name, value.blurred()));
    return new Invocation(
        arguments.stream().map(Value::blurred).toList(), unknown, List.of(), null, at);
  }

  Invocation after(List<Value> first) {
    List<Value> all = new ArrayList<>(first);
    all.addAll(arguments);
    return new Invocation(all, keywords, List.of(), receiver, at);
  }
}
