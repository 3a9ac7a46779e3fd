package cordon.formats.zstd;

import org.jspecify.annotations.Nullable;

/**
 * One of the three codes of sequences (RFC 8878, section 3.1.1.3.2.1): of how many literals, how
 * far back, how long.
 */
final class SequenceCode {
  private static final int PREDEFINED = 0;
  private static final int RUN = 1;
  private static final int DESCRIBED = 2;

  private static final int[] LITERAL_BASE = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64,
    128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
  };
  private static final int[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051,
    4099, 8195, 16387, 32771, 65539
  };
  private static final int[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int MOST_OFFSET = 31;

  private final int mostLog;
  private final int[] base;
  private final int[] bits;
  private final FseTable predefined;
  private @Nullable FseTable table;
  private int state;

  private SequenceCode(int mostLog, int[] base, int[] bits, FseTable predefined) {
    this.mostLog = mostLog;
    this.base = base;
    this.bits = bits;
    this.predefined = predefined;
  }

  static SequenceCode literals() throws ZstdException {
    return new SequenceCode(
        9,
        LITERAL_BASE,
        LITERAL_BITS,
        FseTable.of(
            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1,
            1, 1, 1, 1, -1, -1, -1, -1));
  }

  static SequenceCode offsets() throws ZstdException {
    int[] base = new int[MOST_OFFSET + 1];
    int[] bits = new int[MOST_OFFSET + 1];
    for (int code = 0; code <= MOST_OFFSET; code++) {
      base[code] = 1 << code;
      bits[code] = code;
    }
    return new SequenceCode(
        8,
        base,
        bits,
        FseTable.of(
            5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1,
            -1, -1));
  }

  static SequenceCode matches() throws ZstdException {
    return new SequenceCode(
        9,
        MATCH_BASE,
        MATCH_BITS,
        FseTable.of(
            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1));
  }

  /** Nothing of another frame counts. */
  void forget() {
    table = null;
  }

  /**
   * @return where what follows the table begins
   */
  int read(int mode, byte[] block, int from, int end) throws ZstdException {
    switch (mode) {
      case PREDEFINED -> table = predefined;
      case RUN -> {
        if (from >= end || (block[from] & 0xFF) >= base.length) {
          throw ZstdException.damaged("repeats a code that there is not");
        }
        table = FseTable.of(block[from]);
        return from + 1;
      }
      case DESCRIBED -> {
        FseTable.Described described = FseTable.read(block, from, end, mostLog, base.length);
        table = described.table();
        return described.end();
      }
      default -> code();
    }
    return from;
  }

  void start(BackwardBits in) throws ZstdException {
    state = (int) in.read(code().log());
  }

  /** The value of the state, as an unsigned number. */
  long value(BackwardBits in) throws ZstdException {
    int symbol = code().symbol(state);
    return Integer.toUnsignedLong(base[symbol]) + in.read(bits[symbol]);
  }

  void next(BackwardBits in) throws ZstdException {
    state = code().next(state, in);
  }

  private FseTable code() throws ZstdException {
    if (table == null) {
      throw ZstdException.damaged("uses a code that it has not told");
    }
    return table;
  }
}
