package cordon.formats.zstd;

import java.io.IOException;

/**
 * The header of a frame (RFC 8878, section 3.1.1.1).
 *
 * @param window how far back the frame may refer, in bytes
 * @param content size of what is packed, in bytes; negative where it is not said
 * @param checksum whether four bytes of it follow the last block
 */
record FrameHeader(int window, long content, boolean checksum) {
  /** All levels that people use for images keep to it; see decision 0120. */
  static final int MOST_WINDOW = 32 << 20;

  private static final int SINGLE_SEGMENT = 0x20;
  private static final int RESERVED = 0x08;
  private static final int CHECKSUM = 0x04;

  /** Of the identifier of a dictionary, in bytes, by its flag. */
  private static final int[] DICTIONARY = {0, 1, 2, 4};

  /** Of the size of the content, in bytes, by its flag. */
  private static final int[] CONTENT = {0, 2, 4, 8};

  /** A size in two bytes begins where one in one byte ends. */
  private static final int TWO_BYTES_FROM = 256;

  static FrameHeader read(PackedInput in) throws IOException {
    int descriptor = in.one();
    if ((descriptor & RESERVED) != 0) {
      throw ZstdException.damaged("sets a reserved bit");
    }
    boolean single = (descriptor & SINGLE_SEGMENT) != 0;
    int flag = descriptor >> 6;
    long window = single ? 0 : window(in.one());
    if (in.number(DICTIONARY[descriptor & 3]) != 0) {
      throw new ZstdException(
          ZstdException.Why.DICTIONARY, "is packed with a dictionary, which is not here");
    }
    int length = flag == 0 && single ? 1 : CONTENT[flag];
    long content = in.number(length) + (flag == 1 ? TWO_BYTES_FROM : 0);
    long asked = single ? content : window;
    if (Long.compareUnsigned(asked, MOST_WINDOW) > 0) {
      throw new ZstdException(
          ZstdException.Why.WINDOW,
          "asks for a window of %s bytes, and at most %d are given"
              .formatted(Long.toUnsignedString(asked), MOST_WINDOW));
    }
    return new FrameHeader(
        (int) asked, length == 0 ? -1 : content & Long.MAX_VALUE, (descriptor & CHECKSUM) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }
}
