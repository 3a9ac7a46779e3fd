package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Lists and objects that are written out. */
final class Aggregates {
  /** Of a text that is spread into a list. */
  private static final int MOST_CHARACTERS = 4096;

  private final Evaluator evaluator;

  Aggregates(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value array(List<Node> items) {
    List<Value> values = new ArrayList<>(items.size());
    Flow flow = Flow.NONE;
    boolean known = true;
    for (Node item : items) {
      Value value = evaluator.calls.used(evaluator.value(item), item.at());
      flow = flow.and(value.flow());
      if (item instanceof Node.Spread) {
        List<Value> spread = value.items().orElseGet(() -> characters(value));
        known &= value.items().isPresent() || !spread.isEmpty();
        values.addAll(spread);
      } else {
        values.add(value);
      }
    }
    evaluator.session.budget.hold(values.size());
    return known ? new Value(new Known.Items(values), flow) : Value.unknown(flow);
  }

  private static List<Value> characters(Value value) {
    String text = value.text().orElse("");
    return text.length() > MOST_CHARACTERS
        ? List.of()
        : text.codePoints().mapToObj(c -> Value.text(Character.toString(c))).toList();
  }

  JsObject object(List<Node.Property> properties, JsObject object) {
    for (Node.Property each : properties) {
      Value given = evaluator.value(each.value());
      Value value = evaluator.calls.used(given, each.value().at());
      object.flow = object.flow.and(value.flow());
      String key = each.key() == null ? "" : Assignments.key(evaluator.value(each.key()));
      if (!key.isEmpty()) {
        object.put(key, value);
        if (Containers.isGivenAll(key, each.value(), value)) {
          object.flow = object.flow.and(Behaviour.ESCAPE);
        }
        if (Calls.isEnvironment(given)) {
          // Whoever takes it out again may ask it for one variable.
          object.members.put(key, given);
        }
      } else if (each.key() == null && value.known() instanceof JsObject other) {
        other.members.forEach(object::put);
      }
    }
    return object;
  }
}
