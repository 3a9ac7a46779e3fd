package cordon.formats.archive;

import java.io.IOException;
import java.io.InputStream;

/** A tar as blocks, and the bodies between them as streams that cannot read beyond their end. */
final class TarInput {
  private final InputStream in;
  private final byte[] waste = new byte[1 << 16];

  TarInput(InputStream in) {
    this.in = in;
  }

  /** The next block; shorter at the end of the archive, of no bytes behind it. */
  byte[] block() throws IOException {
    return in.readNBytes(TarHeader.BLOCK);
  }

  /** Exactly so many bytes, or as many as there are up to a number; the rest is skipped. */
  byte[] bytes(long size, int most) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(size, most));
    Body body = body(size);
    body.read = bytes.length;
    body.leave();
    return bytes;
  }

  Body body(long size) {
    return new Body(size);
  }

  /** The body of an entry. */
  final class Body extends InputStream {
    private final long padded;
    private long left;
    private long read;

    private Body(long size) {
      this.left = size;
      long over = size % TarHeader.BLOCK;
      this.padded = over == 0 ? size : size - over + TarHeader.BLOCK;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(target, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new java.io.EOFException("the archive ends in an entry");
      }
      left -= n;
      read += n;
      return n;
    }

    long taken() {
      return read;
    }

    /** Goes to the next header; false where the archive ends before. */
    boolean leave() throws IOException {
      while (read < padded) {
        int n = in.read(waste, 0, (int) Math.min(waste.length, padded - read));
        if (n < 0) {
          return false;
        }
        read += n;
        left = Math.max(0, left - n);
      }
      return true;
    }
  }
}
