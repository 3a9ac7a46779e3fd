package cordon.formats.zstd;

/**
 * Bits that are read from the end to the start, the highest first (RFC 8878, section 4.1). The last
 * byte ends with a mark, the highest bit that is set.
 */
final class BackwardBits {
  /** That many bytes behind any data must be readable; what stands there does not matter. */
  static final int PADDING = 8;

  private final byte[] bytes;
  private final int from;
  private int left;

  /**
   * @throws ZstdException where the mark is missing
   */
  BackwardBits(byte[] bytes, int from, int to) throws ZstdException {
    if (to <= from || bytes[to - 1] == 0) {
      throw ZstdException.damaged("has bits without their mark");
    }
    this.bytes = bytes;
    this.from = from;
    this.left = (to - from) * 8 - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xFF) + 24 - 1;
  }

  /** How many were not read; negative where more were read than there are. */
  int left() {
    return left;
  }

  /** The next bits, up to 32; zeros where there are no more. */
  long read(int count) {
    long bits = peek(count);
    left -= count;
    return bits;
  }

  long peek(int count) {
    int at = left - count;
    if (at >= 0) {
      return Little.eight(bytes, from + (at >> 3)) >>> (at & 7) & ((1L << count) - 1);
    }
    return left <= 0 ? 0 : (Little.eight(bytes, from) & ((1L << left) - 1)) << -at;
  }

  void skip(int count) {
    left -= count;
  }

  /**
   * @throws ZstdException unless all were read, and no more
   */
  void requireEnd() throws ZstdException {
    if (left != 0) {
      throw ZstdException.damaged("has too few or too many bits");
    }
  }
}
