package cordon.base;

/**
 * Text of strangers on its way to a person: what could move the cursor, recolour the screen or
 * reorder what is read (control characters, bidirectional overrides) is shown as its number.
 */
public final class Printable {
  private Printable() {}

  /** Of one line. */
  public static String line(String text) {
    return shown(text, false);
  }

  /** Of text that may have several lines, and tabs. */
  public static String text(String text) {
    return shown(text, true);
  }

  private static String shown(String text, boolean lines) {
    if (text.codePoints().noneMatch(c -> isHidden(c, lines))) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(c -> {
          if (isHidden(c, lines)) {
            safe.append(String.format("\\u{%x}", c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static boolean isHidden(int c, boolean lines) {
    if (lines && (c == '\n' || c == '\r' || c == '\t')) {
      return false;
    }
    return Character.isISOControl(c)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f
        || c == 0x2028
        || c == 0x2029;
  }
}
