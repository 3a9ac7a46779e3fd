package cordon.formats.zstd;

import java.util.Arrays;

/**
 * What was unpacked of a frame, as far back as it may refer. It grows with what is unpacked, so
 * that a header alone takes no memory.
 */
final class History {
  private static final int FIRST = 64 << 10;

  private final int window;
  private final int most;
  private byte[] bytes;
  private int end;
  private int taken;
  private long total;

  /**
   * @param block the most that is added between two calls of {@link #room}
   */
  History(int window, int block) {
    this.window = window;
    this.most = window + Math.max(window / 2, 2 * block);
    this.bytes = new byte[Math.min(most, FIRST)];
  }

  /** Makes room behind the end; all that is there must have been taken. */
  void room(int length) {
    if (end + length <= bytes.length) {
      return;
    }
    if (end + length <= most) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(2L * bytes.length, end + length)));
      return;
    }
    int keep = Math.min(end, window);
    byte[] target = keep + length <= bytes.length ? bytes : new byte[most];
    System.arraycopy(bytes, end - keep, target, 0, keep);
    bytes = target;
    end = keep;
    taken = keep;
  }

  int end() {
    return end;
  }

  long total() {
    return total;
  }

  byte[] bytes() {
    return bytes;
  }

  void add(byte[] from, int offset, int length) {
    System.arraycopy(from, offset, bytes, end, length);
    grown(length);
  }

  void repeat(byte value, int length) {
    Arrays.fill(bytes, end, end + length, value);
    grown(length);
  }

  /**
   * Adds again what stands {@code offset} bytes back; it may reach into itself.
   *
   * @throws ZstdException where nothing stands so far back
   */
  void again(int offset, int length) throws ZstdException {
    if (offset <= 0 || offset > window || offset > total) {
      throw ZstdException.damaged("refers to what is not there");
    }
    int from = end - offset;
    if (offset >= length) {
      System.arraycopy(bytes, from, bytes, end, length);
    } else {
      for (int i = 0; i < length; i++) {
        bytes[end + i] = bytes[from + i];
      }
    }
    grown(length);
  }

  private void grown(int length) {
    end += length;
    total += length;
  }

  int left() {
    return end - taken;
  }

  int take(byte[] target, int offset, int length) {
    int n = Math.min(length, left());
    System.arraycopy(bytes, taken, target, offset, n);
    taken += n;
    return n;
  }
}
