package cordon.formats.archive;

import java.io.IOException;

/** A part of a source. */
record Slice(ByteSource whole, long from, long size) implements ByteSource {
  Slice {
    if (from < 0 || size < 0 || size > whole.size() - from) {
      throw new IllegalArgumentException(size + " bytes from " + from + " of " + whole.size());
    }
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    if (position >= size) {
      return -1;
    }
    return whole.read(from + position, target, offset, (int) Math.min(length, size - position));
  }
}
