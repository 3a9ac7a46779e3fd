package cordon.inspect.python;

import java.util.List;

/** Conditions that say when a block runs. */
final class Conditions {
  private Conditions() {}

  /** {@code __name__ == '__main__'}, either way round. */
  static boolean isMain(Expr condition) {
    if (condition instanceof Expr.Either(int at, List<Expr> of)) {
      for (Expr each : of) {
        if (isMain(each)) {
          return true;
        }
      }
      return false;
    }
    return condition instanceof Expr.Opaque(int at, List<Expr> of)
        && of.size() == 2
        && (isName(of.get(0)) ? isMainText(of.get(1)) : isName(of.get(1)) && isMainText(of.get(0)));
  }

  private static boolean isName(Expr expr) {
    return expr instanceof Expr.Name(int at, String id) && id.equals("__name__");
  }

  private static boolean isMainText(Expr expr) {
    return expr instanceof Expr.Constant constant
        && constant.value().text().orElse("").equals("__main__");
  }

  /** What only type checkers read. */
  static boolean isTypeChecking(Expr condition) {
    return switch (condition) {
      case Expr.Name name -> name.id().equals("TYPE_CHECKING");
      case Expr.Primary primary ->
          primary.trailers().getLast() instanceof Expr.Attribute attribute
              && attribute.name().equals("TYPE_CHECKING");
      default -> false;
    };
  }
}
