package cordon.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A source from its first byte to its last; small reads are served from a buffer. */
final class SourceStream extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final ByteSource source;
  private final byte[] buffer;
  private long position;
  private int at;
  private int filled;

  SourceStream(ByteSource source) {
    this.source = source;
    this.buffer = new byte[(int) Math.min(BUFFER, Math.max(1, source.size()))];
  }

  @Override
  public int read() {
    return fill() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(buffer, at, target, offset, n);
    at += n;
    return n;
  }

  private boolean fill() {
    if (at < filled) {
      return true;
    }
    int n = read(source, position, buffer);
    at = 0;
    filled = Math.max(n, 0);
    position += filled;
    return n > 0;
  }

  /** Reads so that a broken source is not taken for damaged content. */
  static int read(ByteSource source, long position, byte[] target) {
    try {
      return source.read(position, target, 0, target.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
