package cordon.formats.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers, the little end first. */
final class Little {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Little() {}

  /** Eight bytes; all of them must be there. */
  static long eight(byte[] bytes, int from) {
    return (long) LONG.get(bytes, from);
  }

  static long number(byte[] bytes, int from, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[from + i] & 0xFF);
    }
    return number;
  }
}
