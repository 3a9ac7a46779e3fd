package cordon.formats.zstd;

/** Unpacks the blocks of a frame (RFC 8878, section 3.1.1.3). */
final class Blocks {
  /** What a block holds, packed or not, in bytes. */
  static final int MOST = 128 << 10;

  private static final int RESERVED = 3;
  private static final int LONG_FROM = 0x7F00;

  private final Literals literals = new Literals();
  private final SequenceCode literalCode;
  private final SequenceCode offsetCode;
  private final SequenceCode matchCode;

  /** The last three distances (section 3.1.1.5). */
  private final int[] recent = new int[3];

  Blocks() throws ZstdException {
    literalCode = SequenceCode.literals();
    offsetCode = SequenceCode.offsets();
    matchCode = SequenceCode.matches();
  }

  /** Begins a frame; nothing of another counts. */
  void begin() {
    literals.forget();
    literalCode.forget();
    offsetCode.forget();
    matchCode.forget();
    recent[0] = 1;
    recent[1] = 4;
    recent[2] = 8;
  }

  /**
   * @param block as it is packed, with {@link BackwardBits#PADDING} behind it
   * @param end of it
   * @param most that it may unpack to; there is room for it
   */
  void unpack(byte[] block, int end, History out, int most) throws ZstdException {
    int at = literals.read(block, end);
    if (at >= end) {
      throw ZstdException.damaged("has a block without sequences");
    }
    int first = block[at++] & 0xFF;
    int count = first;
    if (first >= 128) {
      int length = first == 255 ? 2 : 1;
      if (at + length > end) {
        throw ZstdException.damaged("has sequences that end early");
      }
      int rest = (int) Little.number(block, at, length);
      count = first == 255 ? rest + LONG_FROM : ((first - 128) << 8) + rest;
      at += length;
    }
    int used = 0;
    if (count > 0) {
      used = sequences(block, at, end, count, out, most);
    } else if (at != end) {
      throw ZstdException.damaged("has bytes behind its last sequence");
    }
    int rest = literals.length() - used;
    require(rest, most);
    out.add(literals.bytes(), used, rest);
  }

  /**
   * @return how many literals they took
   */
  private int sequences(byte[] block, int from, int end, int count, History out, int most)
      throws ZstdException {
    BackwardBits in = new BackwardBits(block, tables(block, from, end), end);
    literalCode.start(in);
    offsetCode.start(in);
    matchCode.start(in);
    int used = 0;
    long before = out.total();
    for (int i = 0; i < count; i++) {
      long offset = offsetCode.value(in);
      int match = (int) matchCode.value(in);
      int plain = (int) literalCode.value(in);
      if (plain > literals.length() - used) {
        throw ZstdException.damaged("uses more literals than it has");
      }
      require(out.total() - before + plain + match + literals.length() - used - plain, most);
      out.add(literals.bytes(), used, plain);
      used += plain;
      out.again(distance(offset, plain == 0), match);
      if (i < count - 1) {
        literalCode.next(in);
        matchCode.next(in);
        offsetCode.next(in);
      }
    }
    in.requireEnd();
    return used;
  }

  private int tables(byte[] block, int from, int end) throws ZstdException {
    if (from >= end || (block[from] & RESERVED) != 0) {
      throw ZstdException.damaged("has sequences without their codes");
    }
    int modes = block[from] & 0xFF;
    int at = literalCode.read(modes >> 6, block, from + 1, end);
    at = offsetCode.read(modes >> 4 & 3, block, at, end);
    return matchCode.read(modes >> 2 & 3, block, at, end);
  }

  /** Small values stand for one of the last distances (section 3.1.1.5). */
  private int distance(long value, boolean noLiterals) throws ZstdException {
    if (value > 3) {
      return remember(2, value - 3);
    }
    int which = (int) value - (noLiterals ? 0 : 1);
    return which == 3 ? remember(2, recent[0] - 1L) : remember(which, recent[which]);
  }

  /** Puts a distance to the front; those before the given place make room. */
  private int remember(int place, long distance) throws ZstdException {
    if (distance <= 0 || distance > Integer.MAX_VALUE) {
      throw ZstdException.damaged("refers to what is not there");
    }
    System.arraycopy(recent, 0, recent, 1, place);
    recent[0] = (int) distance;
    return recent[0];
  }

  private static void require(long size, int most) throws ZstdException {
    if (size < 0 || size > most) {
      throw ZstdException.damaged("has a block that holds too much");
    }
  }
}
