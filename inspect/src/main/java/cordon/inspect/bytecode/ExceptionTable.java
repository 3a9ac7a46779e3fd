package cordon.inspect.bytecode;

import java.util.HashSet;
import java.util.Set;

/** The table that says where exceptions lead (CPython, InternalDocs/exception_handling.md). */
final class ExceptionTable {
  private static final int MORE = 0x40;
  private static final int BITS = 6;

  private ExceptionTable() {}

  /** Offsets of handlers in bytes. */
  static Set<Integer> handlers(byte[] table) {
    Set<Integer> handlers = new HashSet<>();
    int field = 0;
    int value = 0;
    for (byte octet : table) {
      value = value << BITS | octet & (MORE - 1);
      if ((octet & MORE) == 0) {
        if (field == 2) {
          handlers.add(2 * value);
        }
        field = (field + 1) % 4;
        value = 0;
      }
    }
    return handlers;
  }
}
