package cordon.formats.zstd;

/** XXH64 with the seed 0, as frames carry its lower half (RFC 8878, section 3.1.1). */
final class ContentHash {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private final byte[] rest = new byte[STRIPE];
  private int resting;
  private long total;

  /** The sum of the first two primes, modulo 2^64. */
  private long a = 0x60EA27EEADC0B5D6L;

  private long b = P2;
  private long c;
  private long d = -P1;

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    total += length;
    if (resting > 0) {
      int n = Math.min(STRIPE - resting, length);
      System.arraycopy(bytes, at, rest, resting, n);
      resting += n;
      at += n;
      if (resting < STRIPE) {
        return;
      }
      stripe(rest, 0);
      resting = 0;
    }
    for (; at + STRIPE <= end; at += STRIPE) {
      stripe(bytes, at);
    }
    System.arraycopy(bytes, at, rest, 0, end - at);
    resting = end - at;
  }

  private void stripe(byte[] bytes, int at) {
    a = round(a, Little.eight(bytes, at));
    b = round(b, Little.eight(bytes, at + 8));
    c = round(c, Little.eight(bytes, at + 16));
    d = round(d, Little.eight(bytes, at + 24));
  }

  /** The lower half, as it stands in a file. */
  int value() {
    long hash = P5;
    if (total >= STRIPE) {
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      for (long lane : new long[] {a, b, c, d}) {
        hash = (hash ^ round(0, lane)) * P1 + P4;
      }
    }
    return (int) avalanche(tail(hash + total));
  }

  private long tail(long start) {
    long hash = start;
    int at = 0;
    for (; at + 8 <= resting; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, Little.eight(rest, at)), 27) * P1 + P4;
    }
    if (at + 4 <= resting) {
      hash = Long.rotateLeft(hash ^ Little.number(rest, at, 4) * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < resting; at++) {
      hash = Long.rotateLeft(hash ^ (rest[at] & 0xFF) * P5, 11) * P1;
    }
    return hash;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long avalanche(long start) {
    long hash = (start ^ start >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }
}
