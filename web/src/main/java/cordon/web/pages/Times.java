package cordon.web.pages;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as people read them, always UTC; the exact instant stands in the title. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code 2026-03-24 10:39 UTC}. */
  public static Content utc(Instant time) {
    return element(time, MINUTE.format(time) + " UTC");
  }

  /**
   * The same rounded up to the minute: for what is waited for, so that nobody comes back too early,
   * and for what such a time is counted from.
   */
  public static Content upToMinute(Instant time) {
    Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
    Instant shown = minute.equals(time) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    return element(time, MINUTE.format(shown) + " UTC");
  }

  /** {@code 3 h ago}, {@code in 2 d}; the time itself in the title. */
  public static Content relative(Instant time, Instant now) {
    Duration distance = Duration.between(time, now);
    String words = words(distance.abs());
    String text =
        words.equals("now") ? words : distance.isNegative() ? "in " + words : words + " ago";
    return element(time, text);
  }

  /** {@code 45 s}, {@code 3 h}, {@code 12 d}; {@code now} under a second. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "now";
    }
    if (seconds < 90) {
      return seconds + " s";
    }
    if (seconds < 90 * 60) {
      return Math.round(seconds / 60.0) + " min";
    }
    return seconds < 36 * 3600
        ? Math.round(seconds / 3600.0) + " h"
        : Math.round(seconds / 86400.0) + " d";
  }

  private static Element element(Instant time, String text) {
    String exact = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return Element.of("time").with("datetime", exact).with("title", exact).text(text);
  }
}
