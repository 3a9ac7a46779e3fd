package cordon.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Bytes that can be read from any position: an array, or a file that whoever calls has opened. */
public interface ByteSource {
  long size();

  /**
   * Reads some of the bytes from a position on.
   *
   * @return how many, at least one; -1 at the end
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  static ByteSource of(byte[] bytes) {
    return new ArraySource(bytes);
  }

  /** Reads at a position, as channels of files do. */
  @FunctionalInterface
  interface Positional {
    /**
     * @return how many, at least one; -1 at the end
     */
    int read(ByteBuffer target, long position) throws IOException;
  }

  /** Bytes that somebody else reads, such as an open file. */
  static ByteSource of(long size, Positional reader) {
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, byte[] target, int offset, int length) throws IOException {
        return reader.read(ByteBuffer.wrap(target, offset, length), position);
      }
    };
  }

  /** A part of this one, which is not copied. */
  default ByteSource slice(long from, long to) {
    return new Slice(this, from, to - from);
  }

  /** As many bytes as there are from a position on, up to a number. */
  default byte[] bytes(long position, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(most, size() - position))];
    int filled = 0;
    while (filled < bytes.length) {
      int n = read(position + filled, bytes, filled, bytes.length - filled);
      if (n < 0) {
        throw new IOException("shorter than it was: no byte at " + (position + filled));
      }
      filled += n;
    }
    return bytes;
  }

  /**
   * All of it in order. A source that breaks throws {@link UncheckedIOException}, so that decoders
   * between do not take it for damaged content.
   */
  default InputStream stream() {
    return new SourceStream(this);
  }
}
