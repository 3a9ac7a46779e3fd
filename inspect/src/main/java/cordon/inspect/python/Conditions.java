package cordon.inspect.python;

import java.util.List;

/** Conditions that say when a block runs. */
final class Conditions {
  private Conditions() {}

  /** {@code __name__ == '__main__'}, either way round. */
  static boolean isMain(Expr condition) {
    if (!(condition instanceof Expr.Opaque(int at, List<Expr> of)) || of.size() != 2) {
      return condition instanceof Expr.Either(int at, List<Expr> of)
          && of.stream().anyMatch(Conditions::isMain);
    }
    boolean name =
        of.stream()
            .anyMatch(e -> e instanceof Expr.Name(int a, String id) && id.equals("__name__"));
    boolean main =
        of.stream()
            .anyMatch(e ->
                e instanceof Expr.Constant constant
                    && constant.value().text().orElse("").equals("__main__"));
    return name && main;
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
