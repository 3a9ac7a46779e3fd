package cordon.inspect.scan;

/**
 * A set of bytes, and the search for stretches of them. A stretch of a length is looked for from
 * its end backwards, so that where there is none most bytes are never looked at.
 */
final class ByteSet {
  private final boolean[] in = new boolean[256];

  /**
   * @param members characters of ASCII
   */
  static ByteSet of(String members) {
    ByteSet set = new ByteSet();
    members.chars().forEach(c -> set.in[c] = true);
    return set;
  }

  static final ByteSet HEX = of("0123456789abcdefABCDEF");

  boolean has(byte b) {
    return in[b & 0xFF];
  }

  /** Where the first stretch of at least so many members begins; -1 where there is none. */
  int find(byte[] bytes, int from, int to, int length) {
    int start = from;
    while (start + length <= to) {
      int at = start + length - 1;
      while (at >= start && in[bytes[at] & 0xFF]) {
        at--;
      }
      if (at < start) {
        return start;
      }
      start = at + 1;
    }
    return -1;
  }

  /** Where the stretch of members that begins at an offset ends. */
  int end(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && in[bytes[at] & 0xFF]) {
      at++;
    }
    return at;
  }
}
