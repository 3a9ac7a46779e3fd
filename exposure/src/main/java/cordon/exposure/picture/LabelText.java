package cordon.exposure.picture;

import java.util.PrimitiveIterator;

/**
 * How wide words are in a usual sans-serif font, and what of them fits. No browser is asked, so
 * widths are those of the widest that is in common use.
 */
final class LabelText {
  private static final String NARROW = "iljI.,:;|!'` ";
  private static final String SLIM = "tfrszcJ()[]/\\-";
  private static final String WIDE = "mWM@%—…";
  private static final String CUT = "…";
  private static final String BETWEEN = ", ";

  private LabelText() {}

  /**
   * Shortened in the middle, because names differ most at their end.
   *
   * @param width in ems
   */
  static String fitted(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    double room = width - width(CUT);
    int head = 0;
    int tail = characters.length;
    double used = 0;
    while (head < tail) {
      boolean front = head <= characters.length - tail;
      double next = of(characters[front ? head : tail - 1]);
      if (used + next > room) {
        break;
      }
      used += next;
      if (front) {
        head++;
      } else {
        tail--;
      }
    }
    return new String(characters, 0, head)
        + CUT
        + new String(characters, tail, characters.length - tail);
  }

  /** As many of the parts of an enumeration as fit, each whole. */
  static String whole(String enumeration, double width) {
    String shown = enumeration;
    while (width(shown) > width && shown.contains(BETWEEN)) {
      shown = shown.substring(0, shown.lastIndexOf(BETWEEN));
    }
    return fitted(shown, width);
  }

  static double width(String text) {
    double width = 0;
    for (PrimitiveIterator.OfInt each = text.codePoints().iterator(); each.hasNext(); ) {
      width += of(each.nextInt());
    }
    return width;
  }

  private static double of(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.33;
    }
    if (SLIM.indexOf(c) >= 0) {
      return c == 's' || c == 'z' || c == 'c' ? 0.55 : 0.42;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 1.02;
    }
    if (c >= 0x590) {
      return 1.02; // beyond the scripts of Europe a character may be as wide as it is high
    }
    return Character.isUpperCase(c) || "w&+=<>~#_".indexOf(c) >= 0 || c >= 0x80 ? 0.83 : 0.645;
  }
}
