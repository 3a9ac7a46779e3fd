package cordon.formats.zstd;

/** A prefix code of literals (RFC 8878, section 4.2). */
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_SYMBOLS = 256;
  private static final int DIRECT_FROM = 128;
  private static final int MOST_LOG_OF_WEIGHTS = 6;

  private final int width;
  private final byte[] symbols;
  private final byte[] lengths;

  private HuffmanTable(int width) {
    this.width = width;
    this.symbols = new byte[1 << width];
    this.lengths = new byte[1 << width];
  }

  /** A table as a file has it, and where what follows it begins. */
  record Described(HuffmanTable table, int end) {}

  static Described read(byte[] bytes, int from, int to) throws ZstdException {
    if (from >= to) {
      throw ZstdException.damaged("has no code of its literals");
    }
    int head = bytes[from] & 0xFF;
    int[] weights = new int[MOST_SYMBOLS];
    int end = from + 1 + (head < DIRECT_FROM ? head : (head - DIRECT_FROM + 2) / 2);
    if (end > to) {
      throw ZstdException.damaged("has a code of its literals that ends early");
    }
    int count;
    if (head < DIRECT_FROM) {
      count = packed(bytes, from + 1, end, weights);
    } else {
      count = head - DIRECT_FROM + 1;
      for (int i = 0; i < count; i++) {
        int pair = bytes[from + 1 + i / 2] & 0xFF;
        weights[i] = i % 2 == 0 ? pair >> 4 : pair & 0xF;
      }
    }
    return new Described(of(weights, count), end);
  }

  /** Two states take turns, until the bits of one are not there (section 4.2.1.2). */
  private static int packed(byte[] bytes, int from, int to, int[] weights) throws ZstdException {
    FseTable.Described described =
        FseTable.read(bytes, from, to, MOST_LOG_OF_WEIGHTS, MOST_BITS + 2);
    FseTable table = described.table();
    BackwardBits in = new BackwardBits(bytes, described.end(), to);
    int state = (int) in.read(table.log());
    int other = (int) in.read(table.log());
    int count = 0;
    while (in.left() >= 0) {
      if (count > MOST_SYMBOLS - 3) {
        throw ZstdException.damaged("has a code of too many literals");
      }
      weights[count++] = table.symbol(state);
      int next = table.next(state, in);
      state = other;
      other = next;
    }
    weights[count++] = table.symbol(state);
    return count;
  }

  /** The last weight is what the others leave (section 4.2.1). */
  private static HuffmanTable of(int[] weights, int count) throws ZstdException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i] > MOST_BITS ? 1 << MOST_BITS : 1 << weights[i] >> 1;
    }
    int width = 32 - Integer.numberOfLeadingZeros(sum);
    int left = (1 << width) - sum;
    if (sum == 0 || width > MOST_BITS || Integer.bitCount(left) != 1) {
      throw ZstdException.damaged("has a code of its literals that is not full");
    }
    weights[count] = Integer.numberOfTrailingZeros(left) + 1;
    HuffmanTable table = new HuffmanTable(width);
    table.fill(weights, count + 1);
    return table;
  }

  private void fill(int[] weights, int count) throws ZstdException {
    int[] of = new int[MOST_BITS + 2];
    for (int i = 0; i < count; i++) {
      of[weights[i]]++;
    }
    if (of[1] < 2 || of[1] % 2 != 0) {
      throw ZstdException.damaged("has a code of its literals that is not full");
    }
    int[] start = new int[MOST_BITS + 2];
    for (int weight = 1; weight <= width; weight++) {
      start[weight + 1] = start[weight] + (of[weight] << (weight - 1));
    }
    for (int symbol = 0; symbol < count; symbol++) {
      int weight = weights[symbol];
      for (int i = 0; weight > 0 && i < 1 << (weight - 1); i++) {
        symbols[start[weight]] = (byte) symbol;
        lengths[start[weight]++] = (byte) (width + 1 - weight);
      }
    }
  }

  /**
   * Decodes one stream, which must hold exactly that many.
   *
   * @param from of the stream
   */
  void decode(byte[] bytes, int from, int to, byte[] target, int offset, int length)
      throws ZstdException {
    BackwardBits in = new BackwardBits(bytes, from, to);
    for (int i = offset; i < offset + length; i++) {
      int code = (int) in.peek(width);
      target[i] = symbols[code];
      in.skip(lengths[code]);
    }
    in.requireEnd();
  }
}
