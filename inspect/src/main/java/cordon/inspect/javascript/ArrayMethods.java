package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Methods of lists whose places are known: ECMA-262 §23.1.3. */
final class ArrayMethods {
  private static final int MOST_ITEMS = 1 << 16;

  private static final int MOST_FOLDED = 4096;
  private final Calls calls;

  ArrayMethods(Calls calls) {
    this.calls = calls;
  }

  /** {@code [].forEach}, {@code Array.prototype.map}: which function it is that others borrow. */
  static String borrowed(Value function) {
    return switch (function.known()) {
      case Method(Value of, String name) when of.items().isPresent() -> name;
      case Known.Named(String name) when name.startsWith("Array.") -> name.substring(6);
      default -> "";
    };
  }

  Value call(Value of, List<Value> items, String name, Invocation invocation, Flow flow) {
    return switch (name) {
      case "join" ->
          joined(
              items,
              invocation.arguments().isEmpty() ? Value.text(",") : invocation.argument(0),
              flow,
              invocation.at());
      case "reverse" -> {
        boolean characters =
            items.size() > 3
                && items.stream().allMatch(i -> i.text().map(t -> t.length() == 1).orElse(false));
        yield new Value(
            new Known.Items(items.reversed()), characters ? flow.and(Behaviour.DECODE) : flow);
      }
      case "map", "forEach", "filter", "flatMap", "some", "every", "find" ->
          mapped(of, items, name, invocation, flow);
      case "reduce" -> folded(items, invocation, flow);
      case "reduceRight" -> folded(items.reversed(), invocation, flow.and(Behaviour.DECODE));
      case "slice" -> slice(items, invocation, flow);
      case "concat" -> {
        yield concatenated(items, invocation, flow);
      }
      case "push", "unshift", "sort", "fill", "splice" -> of.with(flow);
      case "shift" -> items.isEmpty() ? Value.unknown(flow) : items.getFirst().with(of.flow());
      case "pop" -> items.isEmpty() ? Value.unknown(flow) : items.getLast().with(of.flow());
      case "toString" -> joined(items, Value.text(","), flow, invocation.at());
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
  }

  private static Value concatenated(List<Value> items, Invocation invocation, Flow flow) {
    List<List<Value>> parts = new ArrayList<>(List.of(items));
    invocation.arguments().forEach(a -> parts.add(a.items().orElse(List.of(a))));
    return parts.stream().mapToInt(List::size).sum() > MOST_ITEMS
        ? Value.unknown(flow)
        : new Value(new Known.Items(parts.stream().flatMap(List::stream).toList()), flow);
  }

  private Value joined(List<Value> items, Value separator, Flow flow, int at) {
    if (items.size() > MOST_ITEMS || separator.text().isEmpty()) {
      return Value.unknown(flow);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size() && text.length() <= Value.MOST; i++) {
      text.append(i == 0 ? "" : separator.text().get()).append(items.get(i).textWithHoles());
    }
    calls.evaluator.session.budget.hold(1 + (text.length() + items.size()) / 8);
    return text.length() > Value.MOST
        ? Value.unknown(flow)
        : calls.evaluator.seen(Value.text(text.toString(), flow), at);
  }

  Value mapped(Value of, List<Value> items, String name, Invocation invocation, Flow flow) {
    Value callback = invocation.argument(0);
    calls.evaluator.session.budget.hold(1 + items.size() / 8);
    boolean each =
        items.size() <= 4096
            && calls.evaluator.session.budget.mayRepeat()
            && items.stream().noneMatch(Value::isUnknown);
    if (!each || items.isEmpty()) {
      calls.callbacks(invocation, flow);
      return Value.unknown(flow);
    }
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      results.add(
          calls.call(callback, invocation.with(List.of(items.get(i), Value.number(i), of))));
    }
    return switch (name) {
      case "map" -> new Value(new Known.Items(results), Value.flowOf(results).and(flow));
      case "filter" -> of.with(flow);
      default -> Value.unknown(flow.and(Value.flowOf(results)));
    };
  }

  private Value folded(List<Value> items, Invocation invocation, Flow flow) {
    calls.evaluator.session.budget.hold(1 + items.size() / 8);
    boolean begun = invocation.arguments().size() > 1;
    if (items.size() > MOST_FOLDED
        || !calls.evaluator.session.budget.mayRepeat()
        || (items.isEmpty() && !begun)) {
      return Value.unknown(flow.and(new Methods(calls).given(invocation, flow)));
    }
    Value folded = begun ? invocation.argument(1) : items.getFirst();
    for (int i = begun ? 0 : 1; i < items.size(); i++) {
      List<Value> given = List.of(folded, items.get(i), Value.number(i));
      folded = calls.call(invocation.argument(0), invocation.with(given));
    }
    return folded.with(flow);
  }

  private static Value slice(List<Value> items, Invocation invocation, Flow flow) {
    int from = TextMethods.bound(invocation.argument(0).smallNumber().orElse(0), items.size());
    int to =
        TextMethods.bound(invocation.argument(1).smallNumber().orElse(items.size()), items.size());
    return new Value(new Known.Items(items.subList(Math.min(from, to), to)), flow);
  }
}
