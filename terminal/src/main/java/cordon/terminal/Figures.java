package cordon.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Durations, sizes and times as people read them. Times are UTC and say so. */
public final class Figures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Figures() {}

  /** {@code 2026-11-20 13:45 UTC}. */
  public static String time(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code in 6 d 4 h}, {@code 3 min ago}, {@code now}: a time as seen from another. */
  public static String relative(Instant time, Instant now) {
    Duration distance = Duration.between(now, time);
    if (distance.abs().compareTo(Duration.ofSeconds(1)) < 0) {
      return "now";
    }
    return distance.isNegative() ? duration(distance.abs()) + " ago" : "in " + duration(distance);
  }

  /** The two largest units: {@code 6 d 4 h}, {@code 90 s} as {@code 1 min 30 s}, {@code 12 ms}. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return duration.isZero() ? "0 s" : duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return pair(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return pair(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /** {@code 512 B}, {@code 1.5 KiB}, {@code 3.9 MiB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (Math.abs(value) >= 1024 && unit < BYTE_UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", value, BYTE_UNITS[unit]);
  }

  /** {@code 1 release}, {@code 3 releases}. */
  public static String count(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String first = large + " " + largeUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }
}
