package cordon.inspect.scan;

/** Characters that show as nothing: joiners, selectors of variants, tags, fillers. */
public final class Invisible {
  /** None has a smaller code. */
  public static final int FIRST = 0x115F;

  private Invisible() {}

  public static boolean is(int c) {
    return (c >= 0x200B && c <= 0x200D)
        || (c >= 0x2060 && c <= 0x2064)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0000 && c <= 0xE01EF)
        || c == 0xFEFF
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x115F
        || c == 0x1160
        || c == 0x180E;
  }
}
