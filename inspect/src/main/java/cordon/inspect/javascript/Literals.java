package cordon.inspect.javascript;

import cordon.inspect.value.Disguise;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.Locale;

/** Values of literals: ECMA-262 §12.9. */
final class Literals {
  private Literals() {}

  /**
   * Whether a literal spells letters that anybody can type by their numbers alone, which says
   * nothing to the interpreter and hides them from readers.
   *
   * @param from its first character
   * @param to behind its last
   */
  static boolean isDisguised(char[] s, int from, int to) {
    if (to - from < 4 * Disguise.LEAST || s[from] != '\\') {
      return false;
    }
    return Disguise.is(new String(s, from, to - from), unescaped(s, from, to));
  }

  static String unescaped(char[] s, int from, int to) {
    int slash = from;
    while (slash < to && s[slash] != '\\') {
      slash++;
    }
    if (slash == to) {
      return new String(s, from, to - from);
    }
    StringBuilder out = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char c = s[i++];
      if (c != '\\' || i >= to) {
        out.append(c);
      } else {
        i = escape(s, i, to, out);
      }
    }
    return out.toString();
  }

  /** After the backslash; gives where the escape ends. */
  private static int escape(char[] s, int at, int to, StringBuilder out) {
    char c = s[at];
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case 'x' -> {
        return digits(s, at + 1, Math.min(to, at + 3), out);
      }
      case 'u' -> {
        boolean braced = at + 1 < to && s[at + 1] == '{';
        int end = at + 1;
        if (braced) {
          while (end < to && end < at + 10 && s[end] != '}') {
            end++;
          }
          digits(s, at + 2, end, out);
          return Math.min(to, end + 1);
        }
        return digits(s, at + 1, Math.min(to, at + 5), out);
      }
      case '\r' -> {
        return at + 1 < to && s[at + 1] == '\n' ? at + 2 : at + 1;
      }
      case '\n', '\u2028', '\u2029' -> {}
      default -> {
        if (c >= '0' && c <= '7') {
          return octal(s, at, to, out);
        }
        out.append(c);
      }
    }
    return at + 1;
  }

  private static int digits(char[] s, int from, int to, StringBuilder out) {
    int value = 0;
    int i = from;
    for (; i < to; i++) {
      int digit = Character.digit(s[i], 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    if (i > from && Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
    return i;
  }

  private static int octal(char[] s, int from, int to, StringBuilder out) {
    int value = 0;
    int i = from;
    while (i < to && i < from + 3 && s[i] >= '0' && s[i] <= '7' && value * 8 + s[i] - '0' < 256) {
      value = value * 8 + s[i++] - '0';
    }
    out.append((char) value);
    return i;
  }

  static Value number(String written) {
    String text = written.replace("_", "").toLowerCase(Locale.ROOT);
    if (text.endsWith("n")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.length() > 40) {
      return Value.UNKNOWN;
    }
    try {
      if (text.startsWith("0x")) {
        return Value.number(new BigInteger(text.substring(2), 16), cordon.inspect.value.Flow.NONE);
      }
      if (text.startsWith("0b")) {
        return Value.number(new BigInteger(text.substring(2), 2), cordon.inspect.value.Flow.NONE);
      }
      if (text.startsWith("0o")) {
        return Value.number(new BigInteger(text.substring(2), 8), cordon.inspect.value.Flow.NONE);
      }
      if (text.length() > 1
          && text.startsWith("0")
          && text.chars().allMatch(c -> c >= '0' && c <= '7')) {
        return Value.number(new BigInteger(text, 8), cordon.inspect.value.Flow.NONE);
      }
      return decimal(text);
    } catch (NumberFormatException e) {
      return Value.UNKNOWN;
    }
  }

  private static Value decimal(String text) {
    double value = Double.parseDouble(text);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Value.number((long) value) : Value.UNKNOWN;
  }
}
