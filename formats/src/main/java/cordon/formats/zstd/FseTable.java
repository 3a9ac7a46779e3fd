package cordon.formats.zstd;

import java.util.Arrays;

/** A table of finite states that stand for symbols (RFC 8878, section 4.1). */
final class FseTable {
  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] next;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bits = new byte[1 << log];
    this.next = new short[1 << log];
  }

  /** One that knows a single symbol. */
  static FseTable of(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * @param chances of each symbol, of {@code 1 << log} together; -1 is less than one
   * @throws ZstdException where they are not as many
   */
  static FseTable of(int log, int... chances) throws ZstdException {
    FseTable table = new FseTable(log);
    table.spread(chances);
    int[] state = new int[chances.length];
    for (int i = 0; i < chances.length; i++) {
      state[i] = Math.abs(chances[i]);
    }
    for (int i = 0; i < table.symbols.length; i++) {
      int count = state[table.symbols[i]]++;
      int width = log - (31 - Integer.numberOfLeadingZeros(count));
      table.bits[i] = (byte) width;
      table.next[i] = (short) ((count << width) - table.symbols.length);
    }
    return table;
  }

  private void spread(int... chances) throws ZstdException {
    int size = symbols.length;
    if (Arrays.stream(chances).map(Math::abs).sum() != size) {
      throw ZstdException.damaged("has a table that is not full");
    }
    int high = size - 1;
    for (int symbol = 0; symbol < chances.length; symbol++) {
      if (chances[symbol] == -1) {
        symbols[high--] = (byte) symbol;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < chances.length; symbol++) {
      for (int i = 0; i < chances[symbol]; i++) {
        symbols[at] = (byte) symbol;
        do {
          at = (at + step) & (size - 1);
        } while (at > high);
      }
    }
  }

  /** Bits of the first state. */
  int log() {
    return log;
  }

  int symbol(int state) {
    return symbols[state];
  }

  /** The state behind this one. */
  int next(int state, BackwardBits in) {
    return next[state] + (int) in.read(bits[state]);
  }

  /** A table as a file has it, and where what follows it begins. */
  record Described(FseTable table, int end) {}

  /**
   * Section 4.1.1.
   *
   * @param mostLog the largest that is allowed here
   * @param mostSymbols how many symbols there may be
   */
  static Described read(byte[] bytes, int from, int to, int mostLog, int mostSymbols)
      throws ZstdException {
    Description in = new Description(bytes, from, to);
    int log = in.bits(4) + 5;
    if (log > mostLog) {
      throw ZstdException.damaged("has a table that is too large");
    }
    int[] chances = in.chances(1 << log, mostSymbols);
    return new Described(of(log, chances), in.end());
  }

  /** The bits of a description, read forwards, the lowest first. */
  private static final class Description {
    private final byte[] bytes;
    private final int to;
    private final int from;
    private int at;

    Description(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    int bits(int count) {
      int value = 0;
      for (int i = 0; i < count; i++, at++) {
        int index = from + (at >> 3);
        int bit = index < to ? bytes[index] >> (at & 7) & 1 : 0;
        value |= bit << i;
      }
      return value;
    }

    int[] chances(int all, int mostSymbols) throws ZstdException {
      int[] chances = new int[mostSymbols];
      int left = all;
      int symbol = 0;
      while (left > 0) {
        if (symbol >= mostSymbols) {
          throw ZstdException.damaged("has a table with too many symbols");
        }
        int chance = chance(left);
        left -= Math.abs(chance);
        chances[symbol++] = chance;
        if (chance == 0) {
          symbol += zeros();
        }
      }
      if (left < 0) {
        throw ZstdException.damaged("has a table that is too full");
      }
      return chances;
    }

    /** What can be said in fewer bits is. */
    private int chance(int left) {
      int width = 32 - Integer.numberOfLeadingZeros(left + 1);
      int value = bits(width);
      int lower = (1 << (width - 1)) - 1;
      int threshold = (1 << width) - 1 - (left + 1);
      if ((value & lower) < threshold) {
        at--;
        return (value & lower) - 1;
      }
      return (value > lower ? value - threshold : value) - 1;
    }

    private int zeros() {
      int zeros = 0;
      int more;
      do {
        more = bits(2);
        zeros += more;
      } while (more == 3 && at >> 3 <= to - from);
      return zeros;
    }

    int end() throws ZstdException {
      int end = from + ((at + 7) >> 3);
      if (end > to) {
        throw ZstdException.damaged("has a table that ends early");
      }
      return end;
    }
  }
}
