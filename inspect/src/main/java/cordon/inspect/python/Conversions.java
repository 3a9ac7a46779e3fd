package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Built-in functions that make texts, bytes, numbers and dictionaries of each other. */
final class Conversions {
  private final Evaluator evaluator;

  Conversions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Nullable Value text(String name, Invocation invocation, Flow flow) {
    Value first = invocation.first();
    return switch (name) {
      case "chr", "unichr" ->
          first
              .smallNumber()
              .filter(Character::isValidCodePoint)
              .map(c -> Value.text(Character.toString(c), flow.and(Behaviour.DECODE)))
              .orElse(Value.unknown(flow.and(Behaviour.DECODE)));
      case "ord" -> ord(first, flow);
      case "int" -> number(invocation);
      case "str", "unicode", "repr", "ascii" -> string(first, flow);
      case "bytes", "bytearray", "memoryview" ->
          invocation.arguments().isEmpty()
              ? Value.bytes(new byte[0], Flow.NONE)
              : isCalculated(invocation)
                  ? Library.bytes(first).with(Behaviour.DECODE)
                  : Library.bytes(first);
      case "len" ->
          first.items().isPresent() || !Arithmetic.items(first).isEmpty()
              ? Value.number(Arithmetic.items(first).size())
              : Value.UNKNOWN;
      case "dict" -> dictionary(invocation, flow);
      case "pow" ->
          invocation.arguments().size() == 2
              ? Arithmetic.binary('*' << 8 | '*', first, invocation.argument(1, "exp"))
              : null;
      case "hex", "oct", "bin" -> Value.unknown(flow);
      default -> null;
    };
  }

  private Value dictionary(Invocation invocation, Flow flow) {
    Value first = invocation.first();
    if (invocation.arguments().isEmpty()) {
      return Value.pairs(invocation.keywords());
    }
    Value table = table(first);
    if (table != null) {
      return table;
    }
    return first.known() instanceof Known.Named(String of) && of.equals(Names.ENVIRONMENT)
        ? Builtins.environment(evaluator, invocation.at()).with(flow)
        : Value.unknown(flow);
  }

  /** {@code dict(zip(keys, values))}. */
  private static @Nullable Value table(Value pairs) {
    Map<String, Value> table = new java.util.LinkedHashMap<>();
    for (Value pair : pairs.items().orElse(List.of())) {
      List<Value> two = pair.items().orElse(List.of());
      if (two.size() != 2 || two.getFirst().text().isEmpty()) {
        return null;
      }
      table.put(two.getFirst().text().get(), two.getLast());
    }
    return table.isEmpty() ? null : Value.pairs(table).with(pairs.flow());
  }

  private static Value ord(Value first, Flow flow) {
    Optional<String> text = first.asText().filter(t -> t.codePointCount(0, t.length()) == 1);
    return text.map(t -> Value.number(BigInteger.valueOf(t.codePointAt(0)), flow))
        .orElse(Value.unknown(flow));
  }

  private static Value number(Invocation invocation) {
    Value first = invocation.first();
    Optional<String> text = first.asText().map(t -> t.strip().replace("_", ""));
    int radix = invocation.argument(1, "base").smallNumber().orElse(10);
    if (text.isEmpty() || text.get().length() > 20_000) {
      return first;
    }
    String digits =
        (radix == 16 && text.get().startsWith("0x")) || (radix == 2 && text.get().startsWith("0b"))
            ? text.get().substring(2)
            : text.get();
    try {
      return Value.number(new BigInteger(digits, radix), first.flow());
    } catch (NumberFormatException e) {
      return first.blurred();
    }
  }

  private static Value string(Value first, Flow flow) {
    return switch (first.known()) {
      case Known.Text text -> first;
      case Known.Int number -> Value.text(number.number().toString(), flow);
      case Known.Bytes bytes ->
          first.asText().map(t -> Value.text(t, flow)).orElse(Value.unknown(flow));
      default -> Value.unknown(flow);
    };
  }

  /** {@code bytes((b - 7) % 256 for b in data)}: each is made of another, or read as a number. */
  private static boolean isCalculated(Invocation invocation) {
    Expr written = invocation.written(0);
    Expr of =
        written instanceof Expr.Items list && list.of().size() == 1
            ? list.of().getFirst()
            : written;
    Expr each =
        switch (of) {
          case Expr.Comprehension comprehension -> comprehension.elements().getFirst();
          case Expr.Primary primary when mapped(primary) instanceof Expr.Lambda by -> by.body();
          case null, default -> null;
        };
    return each instanceof Expr.Chain || (each != null && isNumber(each));
  }

  /** The function of {@code map(function, list)}. */
  private static @Nullable Expr mapped(Expr.Primary primary) {
    return primary.atom() instanceof Expr.Name(int at, String id)
            && id.equals("map")
            && primary.trailers().size() == 1
            && primary.trailers().getFirst() instanceof Expr.Call call
            && !call.arguments().isEmpty()
        ? call.arguments().getFirst().value()
        : null;
  }

  /** {@code int(x, 16)}. */
  static boolean isNumber(Expr written) {
    return written instanceof Expr.Primary(int at, Expr atom, List<Expr.Trailer> trailers)
        && atom instanceof Expr.Name(int start, String id)
        && id.equals("int")
        && trailers.size() == 1
        && trailers.getFirst() instanceof Expr.Call call
        && call.arguments().size() == 2;
  }
}
