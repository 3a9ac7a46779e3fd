package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Built-in functions that go through what they are given. */
final class Iterations {
  private final Evaluator evaluator;
  private final Calls calls;

  Iterations(Evaluator evaluator, Calls calls) {
    this.evaluator = evaluator;
    this.calls = calls;
  }

  static Value reversed(Value of) {
    boolean text = of.known() instanceof Known.Text || of.known() instanceof Known.Bytes;
    List<Value> items = new ArrayList<>(Arithmetic.items(of)).reversed();
    Flow flow = text ? of.flow().and(Behaviour.DECODE) : of.flow();
    return items.isEmpty() ? Value.unknown(flow) : Value.items(items).with(flow);
  }

  /** {@code reduce(lambda a, b: a + chr(b), numbers, '')}. */
  @Nullable Value reduced(Invocation invocation) {
    if (invocation.arguments().size() < 2) {
      return null;
    }
    List<Value> rounds = evaluator.rounds().rounds(invocation.arguments().get(1), invocation.at());
    boolean given = invocation.arguments().size() > 2;
    if (rounds.isEmpty()) {
      return null;
    }
    Value all = given ? invocation.arguments().get(2) : rounds.getFirst();
    for (Value each : given ? rounds : rounds.subList(1, rounds.size())) {
      Invocation next =
          new Invocation(List.of(all, each), Map.of(), List.of(), null, invocation.at());
      all = calls.call(invocation.first(), next);
    }
    return all;
  }

  @Nullable Value mapped(Invocation invocation) {
    if (invocation.arguments().size() != 2) {
      return null;
    }
    Value function = invocation.first();
    List<Value> rounds = evaluator.rounds().rounds(invocation.arguments().get(1), invocation.at());
    List<Value> out = new ArrayList<>();
    for (Value item : rounds) {
      out.add(
          calls.call(
              function, new Invocation(List.of(item), Map.of(), List.of(), null, invocation.at())));
    }
    if (rounds.isEmpty()) {
      Value item = Rounds.element(invocation.arguments().get(1));
      return calls
          .call(function, new Invocation(List.of(item), Map.of(), List.of(), null, invocation.at()))
          .blurred();
    }
    return Value.items(out);
  }

  Value list(Invocation invocation) {
    Value first = invocation.first();
    List<Value> items = Arithmetic.items(first);
    Flow environment = calls.lookups().environment(first, invocation.at());
    return items.isEmpty()
        ? (invocation.arguments().isEmpty()
            ? Value.items(List.of())
            : Value.unknown(first.flow().and(environment)))
        : Value.items(items).with(first.flow());
  }

  static Value zipped(String name, Invocation invocation) {
    List<List<Value>> columns = new ArrayList<>();
    for (Value value : invocation.arguments()) {
      columns.add(value.known() instanceof Cycle(var round) ? round : Arithmetic.items(value));
    }
    if (name.equals("enumerate") && !columns.isEmpty()) {
      List<Value> numbers = new ArrayList<>();
      for (int i = 0; i < columns.getFirst().size(); i++) {
        numbers.add(Value.number(i));
      }
      columns = List.of(numbers, columns.getFirst());
    }
    int rows = rows(invocation, columns);
    if (rows == 0) {
      return Value.unknown(invocation.flow());
    }
    List<Value> out = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Value> items = new ArrayList<>();
      for (List<Value> column : columns) {
        items.add(column.get(row % column.size()));
      }
      out.add(Value.items(items));
    }
    return Value.items(out).with(invocation.flow());
  }

  /** Of columns side by side the shortest; what goes round has no end. */
  private static int rows(Invocation invocation, List<List<Value>> columns) {
    int rows = Integer.MAX_VALUE;
    for (int i = 0; i < columns.size(); i++) {
      int size = columns.get(i).size();
      boolean endless =
          i < invocation.arguments().size()
              && invocation.arguments().get(i).known() instanceof Cycle;
      rows = endless && size > 0 ? rows : Math.min(rows, size);
    }
    return rows == Integer.MAX_VALUE ? 0 : rows;
  }

  static Value cycled(Value of) {
    List<Value> items = Arithmetic.items(of);
    return items.isEmpty() || items.size() > 4096
        ? of.blurred()
        : new Value(new Cycle(items), of.flow());
  }
}
