package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of a few values, and which of them shows where the code runs: the member of a table that is
 * called like the platform.
 */
record Choice(List<Value> of) implements Known.Own {
  private static final int MOST = 12;

  /**
   * What an index that is not known gives of a table whose members are; empty for anything else.
   */
  static Optional<Value> in(Value table, Value key) {
    if (key.text().isPresent() || key.smallNumber().isPresent()) {
      return Optional.empty();
    }
    List<Value> all =
        table.known() instanceof JsObject object && !object.isClass && !object.isModule
            ? List.copyOf(object.members.values())
            : table.items().orElse(List.of());
    boolean few = all.size() > 1 && all.size() <= MOST && all.stream().allMatch(Choice::acts);
    return few
        ? Optional.of(
            new Value(new Choice(all), table.flow().and(key.flow().without(Behaviour.REQUEST))))
        : Optional.empty();
  }

  /** The first of a few texts, where any is as good as another: the name of a file. */
  static Value any(Value value) {
    return value.known() instanceof Choice(List<Value> of)
            && of.getFirst().known() instanceof Known.Text
        ? of.getFirst().with(value.flow())
        : value;
  }

  private static boolean acts(Value value) {
    return value.known() instanceof Known.Text
        || value.known() instanceof Closure
        || value.known() instanceof Known.Items
        || (value.known() instanceof JsObject object && !object.isClass);
  }

  /** A member of whichever it is. */
  Value member(Calls calls, String name, int at) {
    List<Value> members = new ArrayList<>();
    of.forEach(each -> members.add(calls.member(each, name, at)));
    return new Value(new Choice(members), Value.flowOf(members));
  }

  /** Whatever it is, it is called. */
  Value called(Calls calls, Invocation invocation) {
    Flow flow = Flow.NONE;
    for (Value each : of) {
      flow = flow.and(calls.call(each, invocation).flow());
    }
    return Value.unknown(flow);
  }
}
