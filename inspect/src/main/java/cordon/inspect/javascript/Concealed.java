package cordon.inspect.javascript;

import cordon.inspect.scan.Invisible;

/** Text in characters that show nothing. */
final class Concealed {
  /** A family in one picture has fewer. */
  private static final int MANY = 16;

  private Concealed() {}

  static boolean carriesData(String text) {
    int beyond = text.length() < MANY ? text.length() : 0;
    while (beyond < text.length() && text.charAt(beyond) < Invisible.FIRST) {
      beyond++;
    }
    int row = 0;
    for (int i = beyond; i < text.length() && row < MANY; ) {
      int c = text.codePointAt(i);
      row = Invisible.is(c) ? row + 1 : 0;
      i += Character.charCount(c);
    }
    return row >= MANY;
  }
}
