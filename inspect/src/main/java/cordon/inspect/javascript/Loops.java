package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Loops: over lists, by counting as those do that undo a cipher, and over blocks in an order. */
final class Loops {
  private static final int MOST_ROUNDS = 4096;
  private final Evaluator evaluator;

  Loops(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value loop(Node.Loop loop) {
    if (loop.over() != null && loop.each() != null) {
      boolean keys =
          loop.over() instanceof Node.Unary unary && unary.operator().equals(ControlFlow.KEYS);
      Node of = keys ? ((Node.Unary) loop.over()).of() : loop.over();
      Value over = over(evaluator.calls.used(evaluator.value(of), loop.at()), loop);
      List<Value> items = keys ? keys(over) : over.items().orElseGet(() -> keys(over));
      boolean unrolls =
          items.size() > 1
              && items.size() <= MOST_ROUNDS
              && evaluator.session.budget.mayTry(true)
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

  private Value over(Value all, Node.Loop loop) {
    boolean few =
        all.flow().has(Behaviour.ENVIRONMENT) && OwnVariables.areAllOf(loop, evaluator.source);
    return few ? all.withOnly(all.flow().without(Behaviour.ENVIRONMENT)) : all;
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
    if (of.known() instanceof Known.Items(List<Value> items)) {
      return IntStream.range(0, items.size()).mapToObj(Value::number).toList();
    }
    return of.known() instanceof JsObject object && object.members.size() <= 64
        ? object.members.keySet().stream().map(Value::text).toList()
        : List.of();
  }

  private Value unrolled(Node each, List<Value> items, List<Node> body) {
    boolean first = true;
    for (Value item : items) {
      long news = evaluator.session.news();
      long idle = evaluator.session.budget.idle();
      new Assignments(evaluator).bind(each, item, true);
      evaluator.run(body);
      if (first) {
        evaluator.session.budget.again();
      }
      first = false;
      if (!goesOn(news, idle)) {
        break;
      }
    }
    evaluator.session.budget.anew();
    return Value.UNKNOWN;
  }

  /** Whether a loop goes round once more: what comes to nothing does not as long. */
  private boolean goesOn(long news, long idle) {
    Budget budget = evaluator.session.budget;
    budget.bears(idle, evaluator.session.news() - news);
    return budget.mayTry(true);
  }

  /**
   * Goes round {@code for (i = a; i < b; i++)} where both ends are known; gives whether it could.
   */
  private boolean counted(Node.Loop loop) {
    List<Node> heads = loop.heads();
    int at = 0;
    while (at < heads.size() && !(heads.get(at) instanceof Node.Binary)) {
      at++;
    }
    if (at == 0
        || at + 1 >= heads.size()
        || !(heads.get(at) instanceof Node.Binary test)
        || !(test.first() instanceof Node.Name counter)
        || test.operators().size() != 1
        || heads.subList(0, at).stream().noneMatch(h -> counter(h).equals(counter.id()))
        || !evaluator.session.budget.mayTry(true)) {
      return false;
    }
    heads.subList(0, at).forEach(evaluator::value);
    int step = step(heads.get(at + 1), counter.id(), test.operators().get(0));
    int from = evaluator.value(counter).smallNumber().orElse(-1);
    int to = end(test, step);
    boolean counts = from >= 0 && step != 0 && (long) (to - from) * step > 0;
    return counts && round(loop, counter.id(), from, to, step);
  }

  /** The number before which counting ends; whatever makes no round where that is not known. */
  private int end(Node.Binary test, int step) {
    int to = evaluator.value(test.others().get(0)).smallNumber().orElse(Integer.MIN_VALUE / 2);
    return switch (test.operators().get(0)) {
      case "<" -> step > 0 ? to : Integer.MIN_VALUE / 2;
      case "<=" -> step > 0 ? to + 1 : Integer.MIN_VALUE / 2;
      case ">" -> step < 0 && to >= -1 ? to : Integer.MAX_VALUE / 2;
      case ">=" -> step < 0 && to >= 0 ? to - 1 : Integer.MAX_VALUE / 2;
      default -> step > 0 ? Integer.MIN_VALUE / 2 : Integer.MAX_VALUE / 2;
    };
  }

  private boolean round(Node.Loop loop, String name, int from, int to, int step) {
    if (Math.abs(to - from) > MOST_ROUNDS) {
      return false;
    }
    int again = 0;
    boolean goesOn = true;
    for (int i = from; (step > 0 ? i < to : i > to) && goesOn; i += step) {
      long news = evaluator.session.news();
      long idle = evaluator.session.budget.idle();
      evaluator.scope.declare(name, Value.number(i));
      evaluator.run(loop.body());
      evaluator.session.budget.again();
      again++;
      goesOn = goesOn(news, idle);
    }
    for (; again > 0; again--) {
      evaluator.session.budget.anew();
    }
    return true;
  }

  private static String counter(Node head) {
    return switch (head) {
      case Node.Declare declare when declare.target() instanceof Node.Name name -> name.id();
      case Node.Assign assign when assign.target() instanceof Node.Name name -> name.id();
      default -> "";
    };
  }

  /**
   * @param until what the counter is compared by, which says where {@code i++} and {@code i--} lead
   */
  private int step(Node head, String name, String until) {
    return switch (head) {
      case Node.Unary unary when unary.operator().equals("++") -> 1;
      case Node.Unary unary when unary.operator().equals("--") -> -1;
      case Node.Name n when n.id().equals(name) -> until.startsWith(">") ? -1 : 1;
      case Node.Assign assign when assign.operator().equals("+=") ->
          evaluator.value(assign.value()).smallNumber().orElse(0);
      case Node.Assign assign when assign.operator().equals("-=") ->
          -evaluator.value(assign.value()).smallNumber().orElse(0);
      default -> 0;
    };
  }
}
