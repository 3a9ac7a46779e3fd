package cordon.inspect.tree;

import cordon.formats.archive.ByteSource;
import cordon.inspect.scan.FileScan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a file on their way past: the first of them kept, the rest scanned as they are read.
 */
final class Body {
  private final InputStream stream;
  private final Optional<ByteSource> whole;
  private final byte[] head;

  private Body(InputStream stream, Optional<ByteSource> whole, byte[] head) {
    this.stream = stream;
    this.whole = whole;
    this.head = head;
  }

  static Body of(InputStream stream) throws IOException {
    return new Body(stream, Optional.empty(), stream.readNBytes(FileTypes.HEAD));
  }

  /** Of a file that can be read from anywhere, so that an archive need not be held. */
  static Body of(ByteSource source) throws IOException {
    InputStream stream = source.stream();
    return new Body(stream, Optional.of(source), stream.readNBytes(FileTypes.HEAD));
  }

  byte[] head() {
    return head;
  }

  /** From the head on. */
  InputStream all() {
    return new SequenceInputStream(new ByteArrayInputStream(head), stream);
  }

  /** The same bytes, which a scan sees as they are read. */
  Body scannedBy(FileScan scan) {
    scan.update(head, 0, head.length);
    return new Body(new ScanningInput(stream, scan), whole, head);
  }

  /** What follows the head. */
  InputStream rest() {
    return stream;
  }

  Optional<ByteSource> random() {
    return whole;
  }

  /**
   * The head and what follows.
   *
   * @param expected size, a guess; below zero for none
   * @param most bytes
   */
  byte[] read(long expected, int most) throws IOException {
    if (head.length < FileTypes.HEAD) {
      return head;
    }
    int guess = expected > 0 && expected < most ? (int) expected : Math.min(most, 1 << 16);
    byte[] bytes = Arrays.copyOf(head, Math.max(guess, head.length));
    int filled = head.length;
    while (filled < most) {
      if (filled == bytes.length) {
        int next = stream.read();
        if (next < 0) {
          return bytes;
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
        bytes[filled++] = (byte) next;
      }
      int n = stream.read(bytes, filled, bytes.length - filled);
      if (n < 0) {
        break;
      }
      filled += n;
    }
    return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
  }
}
