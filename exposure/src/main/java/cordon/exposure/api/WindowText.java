package cordon.exposure.api;

import cordon.base.ProblemException;
import cordon.base.TimeWindow;
import cordon.web.api.ParameterText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Windows as people write them: {@code FROM..TO}, several separated by spaces. */
final class WindowText {
  private static final int MOST = 8;
  private static final String BETWEEN = "..";

  private WindowText() {}

  /**
   * @param end what stands for an end that is left out
   */
  static List<TimeWindow> read(String text, Instant end) {
    String[] words = text.strip().split("\\s+");
    if (words.length > MOST) {
      throw refused(words.length + " are more than " + MOST);
    }
    List<TimeWindow> windows = new ArrayList<>();
    for (String word : words) {
      int between = word.indexOf(BETWEEN);
      if (between < 0) {
        throw refused("`" + word + "` has no `..` between two times");
      }
      Instant from = time(word.substring(0, between), Instant.EPOCH);
      Instant to = time(word.substring(between + BETWEEN.length()), end);
      if (!from.isBefore(to)) {
        throw refused("`" + word + "` ends before it begins");
      }
      windows.add(new TimeWindow(from, to));
    }
    return windows;
  }

  private static Instant time(String text, Instant otherwise) {
    return text.isEmpty() ? otherwise : ParameterText.instant("window", text);
  }

  private static ProblemException refused(String why) {
    return ParameterText.bad("window", why, "write 2026-03-24T10:39:00Z..2026-03-24T11:19:00Z")
        .asException();
  }
}
