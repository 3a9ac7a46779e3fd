package cordon.inspect.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once (Warren, Hacker's Delight, 6-1). */
final class EightBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long BREAKS = 0x0A0A0A0A0A0A0A0AL;

  private EightBytes() {}

  /** How many line feeds there are. */
  static int breaks(byte[] bytes, int from, int to) {
    int count = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long differs = (long) LONGS.get(bytes, i) ^ BREAKS;
      long marks = (((differs & LOW) + LOW) | differs) & HIGH;
      count += 8 - Long.bitCount(marks);
    }
    for (; i < to; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** The first byte beyond ASCII; {@code to} where there is none. */
  static int beyondAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH) == 0) {
      i += 8;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }
}
