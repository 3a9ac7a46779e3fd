package cordon.inspect.javascript;

import cordon.inspect.scan.Invisible;

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
      row = Invisible.is(c) ? row + 1 : 0;
      i += Character.charCount(c);
    }
    return row >= MANY;
  }
}
