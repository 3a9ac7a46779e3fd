package cordon.inspect.source;

import cordon.inspect.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a statement, as they are shown and as a command line. */
final class Texts {
  private static final int DETAIL = 80;

  /** Texts that a statement or a variable has, and characters of those that are put together. */
  static final int MOST = 200;

  static final int LONGEST = 4096;

  private Texts() {}

  /** As much of them as is shown. */
  static String beginning(List<String> texts, String separator) {
    StringBuilder shown = new StringBuilder();
    for (String text : texts) {
      shown.append(shown.isEmpty() ? "" : separator).append(text);
      if (shown.length() > Fact.QUOTE) {
        break;
      }
    }
    return shown.toString();
  }

  /** As many of them as a variable is said to hold, for each statement that names it has all. */
  static List<String> held(List<String> texts) {
    List<String> held = new ArrayList<>();
    int left = LONGEST;
    for (String text : texts) {
      if (held.size() == MOST || left == 0) {
        break;
      }
      String some = text.substring(0, Math.min(left, text.length()));
      held.add(some);
      left -= some.length();
    }
    return List.copyOf(held);
  }

  /** They in one, as far as a variable holds them. */
  static String joined(List<String> texts) {
    return String.join("", held(texts));
  }

  /** The character of a number as it is written: {@code 47}, {@code 0x2f}; empty for none. */
  static String character(String number) {
    try {
      int point = Integer.decode(number);
      return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  static String clipped(List<String> texts) {
    String text = beginning(texts, " ");
    return text.length() > DETAIL ? text.substring(0, DETAIL) : text;
  }

  /** Each as a word of its own. */
  static String command(List<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
