package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/** Conditions by which code acts only here or there. */
final class Gates {
  private final Evaluator evaluator;

  Gates(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void look(Expr condition) {
    switch (condition) {
      case Expr.Opaque opaque -> opaque.of().forEach(this::operand);
      case Expr.Either either -> either.of().forEach(this::look);
      default -> {}
    }
  }

  private void operand(Expr operand) {
    Value value = operand instanceof Expr.Constant ? Value.UNKNOWN : evaluator.value(operand);
    if (value.known() instanceof Known.Result(String name)) {
      String detail =
          switch (name) {
            case "locale.getlocale", "locale.getdefaultlocale" -> "locale";
            case "time.tzname", "tzlocal.get_localzone" -> "timezone";
            default -> "";
          };
      if (!detail.isEmpty()) {
        evaluator.add(Behaviour.GATE, detail, Flow.NONE, operand.at());
      }
    }
    if (operand instanceof Expr.Opaque(int at, List<Expr> of)) {
      of.forEach(this::operand);
    }
  }
}
