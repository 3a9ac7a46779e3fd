package cordon.formats.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** What is still packed; whatever is asked for must be there. */
final class PackedInput {
  private final InputStream in;

  PackedInput(InputStream in) {
    this.in = in;
  }

  /** Whether nothing follows. */
  int oneOrEnd() throws IOException {
    return in.read();
  }

  int one() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("zstd data ends early");
    }
    return b;
  }

  long number(int length) throws IOException {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number |= (long) one() << (8 * i);
    }
    return number;
  }

  void into(byte[] target, int offset, int length) throws IOException {
    if (in.readNBytes(target, offset, length) < length) {
      throw new EOFException("zstd data ends early");
    }
  }

  void skip(long length) throws IOException {
    in.skipNBytes(length);
  }
}
