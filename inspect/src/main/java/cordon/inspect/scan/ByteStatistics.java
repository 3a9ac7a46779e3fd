package cordon.inspect.scan;

/** Counts bytes and the lengths of lines. */
final class ByteStatistics {
  private final long[] counts = new long[256];
  private long size;
  private long line;
  private long longestLine;

  void update(byte[] bytes, int from, int to) {
    // Four tables, so that equal neighbours do not wait for each other.
    int[] a = new int[256];
    int[] b = new int[256];
    int[] c = new int[256];
    int[] d = new int[256];
    int i = from;
    for (; i + 4 <= to; i += 4) {
      a[bytes[i] & 0xFF]++;
      b[bytes[i + 1] & 0xFF]++;
      c[bytes[i + 2] & 0xFF]++;
      d[bytes[i + 3] & 0xFF]++;
    }
    for (; i < to; i++) {
      a[bytes[i] & 0xFF]++;
    }
    for (int value = 0; value < 256; value++) {
      counts[value] += a[value] + b[value] + c[value] + d[value];
    }
    size += to - from;
    lines(bytes, from, to);
  }

  private void lines(byte[] bytes, int from, int to) {
    long length = line;
    long longest = longestLine;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        longest = Math.max(longest, length);
        length = 0;
      } else {
        length++;
      }
    }
    line = length;
    longestLine = longest;
  }

  long size() {
    return size;
  }

  /** Bytes. */
  long longestLine() {
    return Math.max(longestLine, line);
  }

  /** Bits for each byte (Shannon): 0 for one value only, 8 for noise. */
  double entropy() {
    double bits = 0;
    for (long count : counts) {
      if (count > 0) {
        double share = (double) count / size;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  /** The share of bytes that stand in no text: control characters without blanks and breaks. */
  double controls() {
    long controls = counts[0x7F];
    for (int value = 0; value < 0x20; value++) {
      boolean usual = value >= '\t' && value <= '\r' || value == 0x1B;
      controls += usual ? 0 : counts[value];
    }
    return size == 0 ? 0 : (double) controls / size;
  }
}
