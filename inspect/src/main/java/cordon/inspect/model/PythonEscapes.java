package cordon.inspect.model;

import cordon.inspect.value.Decoders;
import java.nio.charset.StandardCharsets;

/** Text as protocol 0 of pickle writes it. What is no valid escape stays as it is. */
final class PythonEscapes {
  private PythonEscapes() {}

  /** A byte string in quotes ({@code STRING}); a missing quote is forgiven. */
  static String quoted(byte[] source, int from, int to) {
    String text = new String(source, from, to - from, StandardCharsets.ISO_8859_1).strip();
    if (text.length() >= 2 && "'\"".indexOf(text.charAt(0)) >= 0) {
      char quote = text.charAt(0);
      text =
          text.substring(
              1, text.charAt(text.length() - 1) == quote ? text.length() - 1 : text.length());
    }
    return text.indexOf('\\') < 0 ? text : unescaped(text, false);
  }

  /**
   * {@code raw-unicode-escape}: only <code>&#92;u</code> and <code>&#92;U</code> mean something.
   */
  static String rawUnicode(byte[] source, int from, int to) {
    String text = new String(source, from, to - from, StandardCharsets.ISO_8859_1);
    return text.indexOf('\\') < 0 ? text : unescaped(text, true);
  }

  private static String unescaped(String text, boolean unicodeOnly) {
    if (!unicodeOnly) {
      return Decoders.escapes(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int digits = digits(text, at);
      boolean escape = digits > 0 && at + 2 + digits <= text.length();
      int point = escape ? codePoint(text.substring(at + 2, at + 2 + digits)) : -1;
      if (point >= 0) {
        out.appendCodePoint(point);
        at += 2 + digits;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  /** How many digits the escape at {@code at} has; 0 where there is none. */
  private static int digits(String text, int at) {
    if (text.charAt(at) != '\\' || at + 1 == text.length()) {
      return 0;
    }
    return switch (text.charAt(at + 1)) {
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private static int codePoint(String hex) {
    int point = 0;
    for (int i = 0; i < hex.length(); i++) {
      int digit = Character.digit(hex.charAt(i), 16);
      if (digit < 0 || point > Character.MAX_CODE_POINT >> 4) {
        return -1;
      }
      point = point << 4 | digit;
    }
    return point <= Character.MAX_CODE_POINT ? point : -1;
  }
}
