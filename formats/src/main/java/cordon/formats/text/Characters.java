package cordon.formats.text;

import java.util.OptionalInt;

/** Which foreign text can be kept: no store and no page takes NUL or half of a surrogate pair. */
public final class Characters {
  private Characters() {}

  /** Where the first character stands that no store can keep; empty where there is none. */
  public static OptionalInt unfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || (Character.isSurrogate(c) && !paired(text, i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
