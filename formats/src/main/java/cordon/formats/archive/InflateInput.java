package cordon.formats.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Raw deflate (RFC 1951), counting what it takes. Inflater and buffer are lent. */
final class InflateInput extends InputStream {
  private final Inflater inflater;
  private final ByteSource packed;
  private final byte[] buffer;
  private long fed;

  /**
   * @param inflater without a wrapper; is reset
   */
  InflateInput(Inflater inflater, ByteSource packed, byte[] buffer) {
    this.inflater = inflater;
    this.packed = packed;
    this.buffer = buffer;
    inflater.reset();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      while (true) {
        int n = inflater.inflate(target, offset, length);
        if (n > 0) {
          return n;
        }
        if (inflater.finished()) {
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new ZipException("asks for a dictionary");
        }
        feed();
      }
    } catch (DataFormatException damaged) {
      throw new ZipException("damaged deflate data");
    }
  }

  private void feed() throws IOException {
    int n = SourceStream.read(packed, fed, buffer);
    if (n < 0) {
      throw new EOFException("deflate data ends early");
    }
    fed += n;
    inflater.setInput(buffer, 0, n);
  }

  /** Packed bytes that were needed so far. */
  long taken() {
    return fed - inflater.getRemaining();
  }
}
