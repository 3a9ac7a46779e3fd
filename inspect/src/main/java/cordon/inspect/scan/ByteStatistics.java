package cordon.inspect.scan;

/** Counts bytes. */
final class ByteStatistics {
  private static final int VALUES = 256;

  /** Four tables in turn, so that equal neighbours do not wait for each other. */
  private final long[] counts = new long[4 * VALUES];

  private long size;

  void update(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 4 <= to; i += 4) {
      counts[bytes[i] & 0xFF]++;
      counts[VALUES + (bytes[i + 1] & 0xFF)]++;
      counts[2 * VALUES + (bytes[i + 2] & 0xFF)]++;
      counts[3 * VALUES + (bytes[i + 3] & 0xFF)]++;
    }
    for (; i < to; i++) {
      counts[bytes[i] & 0xFF]++;
    }
    size += to - from;
  }

  /** Bits for each byte (Shannon): 0 for one value only, 8 for noise. */
  double entropy() {
    double bits = 0;
    for (int value = 0; value < VALUES; value++) {
      long count =
          counts[value]
              + counts[VALUES + value]
              + counts[2 * VALUES + value]
              + counts[3 * VALUES + value];
      if (count > 0) {
        double share = (double) count / size;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
