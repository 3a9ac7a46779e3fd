package cordon.base.range;

/** How a version stands to the version of a constraint. */
public enum Comparison {
  EQ("="),
  NE("!="),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** As written in most notations: {@code >=}. */
  public String sign() {
    return sign;
  }

  /** Whether it holds for the result of comparing a version with the one of the constraint. */
  public boolean holds(int order) {
    return switch (this) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }
}
