package cordon.terminal;

import cordon.base.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text on its way to a person: made safe to print, wrapped, measured. */
public final class Text {
  private Text() {}

  /** Names and messages come from strangers: see {@link Printable}. */
  public static String printable(String text) {
    return Printable.line(text);
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
}
