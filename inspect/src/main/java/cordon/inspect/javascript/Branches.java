package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;

/** What is evaluated under a condition, and what the condition says of the address of a payee. */
final class Branches {
  private final Evaluator evaluator;

  Branches(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** {@code if (…) … else …}, {@code … ? … : …}. */
  Value either(Node.Either either) {
    either.conditions().forEach(evaluator::value);
    boolean blocks = areBlocks(either);
    List<Node> all = either.of();
    Value joined = Value.UNKNOWN;
    for (int i = 0; i < all.size(); i++) {
      boolean asked = blocks && i % 2 == 1;
      Value value = asked ? block(all.get(i - 1), all.get(i)) : condition(all.get(i));
      joined = joined.isUnknown() ? value.with(joined.flow()) : joined.with(value.flow());
    }
    return joined;
  }

  /** Whether conditions and the statements under them follow each other. */
  private static boolean areBlocks(Node.Either either) {
    return either.conditions().isEmpty()
        && either.of().size() > 1
        && either.of().get(1) instanceof Node.Sequence;
  }

  private boolean matched;

  private Value condition(Node condition) {
    Scope scope = evaluator.scope;
    boolean before = scope.matched;
    scope.matched = false;
    Value value = evaluator.value(condition);
    matched = scope.matched && !isNegated(condition);
    scope.matched |= before;
    return value;
  }

  private Value block(Node condition, Node body) {
    Scope scope = evaluator.scope;
    boolean within = scope.inMatch;
    String outer = scope.missing;
    scope.inMatch |= matched;
    String missing = missing(condition);
    scope.missing = missing.isEmpty() ? outer : missing;
    Value value = evaluator.value(body);
    scope.inMatch = within;
    scope.missing = outer;
    return value;
  }

  static boolean isNegated(Node condition) {
    return condition instanceof Node.Unary(int at, String operator, Node of)
        ? operator.equals("!")
        : condition instanceof Node.Binary binary
            && (isNegated(binary.first())
                || binary.others().stream().anyMatch(Branches::isNegated));
  }

  /** The name that has nothing where it holds: {@code !name}, {@code name == null}. */
  private static String missing(Node condition) {
    if (condition instanceof Node.Unary(int at, String operator, Node of)
        && operator.equals("!")
        && of instanceof Node.Name name) {
      return name.id();
    }
    return condition
                instanceof
                Node.Binary(int at, Node first, List<String> operators, List<Node> others)
            && first instanceof Node.Name name
            && operators.size() == 1
            && operators.getFirst().startsWith("==")
            && others.getFirst() instanceof Node.Name nothing
            && (nothing.id().equals("null") || nothing.id().equals("undefined"))
        ? name.id()
        : "";
  }
}
