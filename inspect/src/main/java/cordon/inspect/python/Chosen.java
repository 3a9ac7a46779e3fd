package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/**
 * What is picked by its name: after {@code if name == '.env'} the file of that name is a secret,
 * though its path is put together from parts that name none.
 */
final class Chosen {
  private static final Set<String> ENDS = Set.of("endswith", "startswith");

  private final Evaluator evaluator;

  Chosen(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void look(Expr condition) {
    switch (condition) {
      case Expr.Either either -> either.of().forEach(this::look);
      case Expr.Opaque(int at, List<Expr> of) when of.size() > 1 -> {
        for (Expr operand : of) {
          compared(operand, of, at);
        }
      }
      case Expr.Primary primary
          when primary.trailers().getLast() instanceof Expr.Call call
              && primary.trailers().size() == 2
              && primary.trailers().getFirst() instanceof Expr.Attribute method
              && ENDS.contains(method.name()) ->
          compared(
              primary.atom(),
              call.arguments().stream().map(Expr.Argument::value).toList(),
              primary.at());
      default -> {}
    }
  }

  private void compared(Expr operand, List<Expr> with, int at) {
    Expr subject = operand instanceof Expr.Primary primary ? primary.atom() : operand;
    if (subject instanceof Expr.Name && isAnySecret(with)) {
      evaluator.add(
          Behaviour.SECRET, evaluator.session.sink.detail(Behaviour.SECRET), Flow.NONE, at);
      evaluator.assignments().taint(subject, Flow.of(Behaviour.SECRET));
    }
  }

  private boolean isAnySecret(List<Expr> names) {
    for (Expr name : names) {
      if (isSecret(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is the name of a file that holds one, or some of such names. */
  private boolean isSecret(Expr names) {
    return switch (names) {
      case Expr.Constant constant -> isSecret(constant.value());
      case Expr.Items items -> isAnySecret(items.of());
      case Expr.Name name ->
          evaluator.named(name.id()).known() instanceof Known.Items(List<Value> items)
              && items.stream().anyMatch(this::isSecret);
      default -> false;
    };
  }

  private boolean isSecret(Value name) {
    return name.known() instanceof Known.Text(String text, boolean whole)
        && whole
        && text.length() > 2
        && text.indexOf(' ') < 0
        && evaluator.session.fileName(text).has(Behaviour.SECRET);
  }
}
