package cordon.exposure.answer;

import cordon.exposure.graph.Seconds;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times in descriptions, which people wrote. */
final class Moments {
  private Moments() {}

  /** RFC 3339; a text that is no time does not close anything. */
  static int parse(String text) {
    try {
      return Seconds.ceiling(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Seconds.NEVER;
    }
  }
}
