package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;

/** Loops that count, such as those that undo a cipher character by character. */
final class Loops {
  private static final int MOST_ROUNDS = 4096;
  private final Evaluator evaluator;

  Loops(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Goes round {@code for (i = a; i < b; i++)} where both ends are known; gives whether it could.
   */
  boolean unrolled(Node.Loop loop) {
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
