package cordon.inspect.javascript;

/** Text in characters that show nothing. */
final class Concealed {
  /** A family in one picture has fewer. */
  private static final int MANY = 16;

  private Concealed() {}

  static boolean carriesData(String text) {
    if (text.length() < MANY) {
      return false;
    }
    int row = 0;
    for (int i = 0; i < text.length() && row < MANY; ) {
      int c = text.codePointAt(i);
      row = showsNothing(c) ? row + 1 : 0;
      i += Character.charCount(c);
    }
    return row >= MANY;
  }

  private static boolean showsNothing(int c) {
    return c > 0x7F
        && ((c >= 0x200B && c <= 0x200D)
            || (c >= 0x2060 && c <= 0x2064)
            || (c >= 0xFE00 && c <= 0xFE0F)
            || (c >= 0xE0000 && c <= 0xE01EF)
            || c == 0xFEFF
            || c == 0x3164
            || c == 0xFFA0
            || c == 0x115F
            || c == 0x1160
            || c == 0x180E);
  }
}
