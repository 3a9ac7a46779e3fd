package cordon.inspect.source;

import cordon.inspect.fact.Fact;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a statement, as they are shown and as a command line. */
final class Texts {
  private static final int DETAIL = 80;

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
