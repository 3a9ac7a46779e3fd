package cordon.web.pages;

import java.util.Locale;

/** Amounts of bytes as people read them. */
public final class ByteText {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private ByteText() {}

  /** With decimal units and at most one place: {@code 1.4 GB}. */
  public static String of(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 || value >= 100
        ? Math.round(value) + " " + UNITS[unit]
        : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
