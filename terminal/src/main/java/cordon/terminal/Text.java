package cordon.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text on its way to a person: made safe to print, wrapped, measured. */
public final class Text {
  private Text() {}

  /**
   * Replaces what could move the cursor, recolour the screen or reorder what is read (control
   * characters, bidirectional overrides): names and messages come from strangers.
   */
  public static String printable(String text) {
    if (text.codePoints().noneMatch(Text::hidden)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(c -> appendPrintable(safe, c));
    return safe.toString();
  }

  /** Columns that the text takes, one for each code point. */
  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Lines of at most {@code width} columns, broken at spaces where there are any. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (width(rest) > width) {
      int limit = rest.offsetByCodePoints(0, width);
      int space = rest.charAt(limit) == ' ' ? limit : rest.lastIndexOf(' ', limit - 1);
      int cut = space > 0 ? space : limit;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static void appendPrintable(StringBuilder out, int c) {
    if (hidden(c)) {
      out.append(String.format("\\u{%x}", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f
        || c == 0x2028
        || c == 0x2029;
  }
}
