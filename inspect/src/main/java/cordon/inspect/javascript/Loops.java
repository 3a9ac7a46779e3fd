package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loops: over lists, by counting as those do that undo a cipher, and over blocks in an order. */
final class Loops {
  private static final int MOST_ROUNDS = 4096;
  private final Evaluator evaluator;

  Loops(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value loop(Node.Loop loop) {
    if (loop.over() != null && loop.each() != null) {
      Value over = evaluator.calls.used(evaluator.value(loop.over()), loop.at());
      List<Value> items = over.items().orElseGet(() -> keys(over));
      boolean unrolls =
          items.size() > 1
              && items.size() <= MOST_ROUNDS
              && evaluator.session.budget.mayRepeat()
              && items.stream().noneMatch(Value::isUnknown);
      if (unrolls) {
        return unrolled(loop.each(), items, loop.body());
      }
      new Assignments(evaluator)
          .bind(
              loop.each(), items.isEmpty() ? over.blurred() : items.get(0).with(over.flow()), true);
      int known = evaluator.session.secretNames;
      Value last = evaluator.run(loop.body());
      return evaluator.session.secretNames == known ? last : evaluator.run(loop.body());
    }
    if (!counted(loop)) {
      evaluator.run(loop.heads());
      evaluator.run(loop.body());
    }
    return Value.UNKNOWN;
  }

  /** Blocks in the order that they are picked in; then those that are never. */
  Value picked(Node.Picked picked) {
    Map<String, List<Node>> rest = new LinkedHashMap<>(picked.blocks());
    for (Value label : evaluator.value(picked.order()).items().orElse(List.of())) {
      evaluator.run(Optional.ofNullable(rest.remove(Assignments.key(label))).orElse(List.of()));
    }
    rest.values().forEach(evaluator::run);
    return Value.UNKNOWN;
  }

  private static List<Value> keys(Value of) {
    return of.known() instanceof JsObject object && object.members.size() <= 64
        ? object.members.keySet().stream().map(Value::text).toList()
        : List.of();
  }

  private Value unrolled(Node each, List<Value> items, List<Node> body) {
    boolean first = true;
    for (Value item : items) {
      new Assignments(evaluator).bind(each, item, true);
      evaluator.run(body);
      if (first) {
        evaluator.session.budget.again();
      }
      first = false;
      if (!evaluator.session.budget.mayRepeat()) {
        break;
      }
    }
    evaluator.session.budget.anew();
    return Value.UNKNOWN;
  }

  /**
   * Goes round {@code for (i = a; i < b; i++)} where both ends are known; gives whether it could.
   */
  private boolean counted(Node.Loop loop) {
    if (loop.heads().size() < 2 || !evaluator.session.budget.mayRepeat()) {
      return false;
    }
    String name = counter(loop.heads().get(0));
    if (name.isEmpty()
        || !(loop.heads().get(1) instanceof Node.Binary test)
        || !counts(test, name)) {
      return false;
    }
    evaluator.value(loop.heads().get(0));
    int from = evaluator.value(new Node.Name(loop.at(), name)).smallNumber().orElse(-1);
    int to = evaluator.value(test.others().get(0)).smallNumber().orElse(-1);
    if (from < 0 || to <= from || to - from > MOST_ROUNDS) {
      return false;
    }
    int step = step(loop.heads(), name);
    int again = 0;
    for (int i = from; i < to && step > 0 && evaluator.session.budget.mayRepeat(); i += step) {
      evaluator.scope.declare(name, Value.number(i));
      evaluator.run(loop.body());
      evaluator.session.budget.again();
      again++;
    }
    for (; again > 0; again--) {
      evaluator.session.budget.anew();
    }
    return step > 0;
  }

  private static String counter(Node head) {
    return switch (head) {
      case Node.Declare declare when declare.target() instanceof Node.Name name -> name.id();
      case Node.Assign assign when assign.target() instanceof Node.Name name -> name.id();
      default -> "";
    };
  }

  private static boolean counts(Node.Binary test, String name) {
    return test.operators().equals(List.of("<"))
        && test.first() instanceof Node.Name n
        && n.id().equals(name);
  }

  private int step(List<Node> heads, String name) {
    if (heads.size() < 3) {
      return 0;
    }
    return switch (heads.get(2)) {
      case Node.Unary unary when unary.operator().equals("++") -> 1;
      case Node.Name n when n.id().equals(name) -> 1;
      case Node.Assign assign when assign.operator().equals("+=") ->
          evaluator.value(assign.value()).smallNumber().orElse(0);
      default -> 0;
    };
  }
}
