package cordon.base.range;

import java.math.BigInteger;

/** The comparison signs before a version, and the step to the next number, for all notations. */
final class Signs {
  private Signs() {}

  /** The sign that a text begins with; none stands for equality. */
  static Comparison leading(String text) {
    if (text.startsWith(">=")) {
      return Comparison.GE;
    } else if (text.startsWith("<=")) {
      return Comparison.LE;
    } else if (text.startsWith("!=")) {
      return Comparison.NE;
    } else if (text.startsWith(">")) {
      return Comparison.GT;
    }
    return text.startsWith("<") ? Comparison.LT : Comparison.EQ;
  }

  /** How many characters the leading sign takes. */
  static int length(String text) {
    return switch (leading(text)) {
      case GE, LE, NE -> 2;
      case GT, LT -> 1;
      case EQ -> text.startsWith("==") ? 2 : text.startsWith("=") ? 1 : 0;
    };
  }

  /** The next number, of any size. */
  static String increment(String digits) {
    return digits.length() < 18
        ? Long.toString(Long.parseLong(digits) + 1)
        : new BigInteger(digits).add(BigInteger.ONE).toString();
  }
}
