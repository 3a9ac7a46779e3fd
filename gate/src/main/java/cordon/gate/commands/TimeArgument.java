package cordon.gate.commands;

import cordon.base.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them: {@code 2026-12-31}, {@code 14d}, {@code 2026-12-31T18:00:00Z}. */
final class TimeArgument {
  private static final Pattern DISTANCE = Pattern.compile("(\\d{1,6})(min|h|d|w)");

  private TimeArgument() {}

  /** The beginning of a day, or so long ago. */
  static Instant since(String text, Instant now) {
    return read(text, now, false, false);
  }

  /** The end of a day, or so long ago. */
  static Instant till(String text, Instant now) {
    return read(text, now, false, true);
  }

  /** The end of a day, or so long from now. */
  static Instant expiry(String text, Instant now) {
    return read(text, now, true, true);
  }

  private static Instant read(String text, Instant now, boolean ahead, boolean endOfDay) {
    Matcher distance = DISTANCE.matcher(text);
    try {
      if (distance.matches()) {
        Duration length = length(Long.parseLong(distance.group(1)), distance.group(2));
        return ahead ? now.plus(length) : now.minus(length);
      }
      if (text.length() == "2026-12-31".length()) {
        LocalDate day = LocalDate.parse(text).plusDays(endOfDay ? 1 : 0);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new cordon.base.ProblemException(
          Problem.of(
              "gate/bad-time",
              "`" + text + "` is not a time",
              "",
              "write a day (2026-12-31), a distance (30min, 12h, 14d, 2w) or an instant"
                  + " (2026-12-31T18:00:00Z)"),
          e);
    }
  }

  private static Duration length(long count, String unit) {
    return switch (unit) {
      case "min" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
