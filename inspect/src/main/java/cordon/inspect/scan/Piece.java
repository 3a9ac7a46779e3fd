package cordon.inspect.scan;

import java.nio.charset.StandardCharsets;

/**
 * A piece of a file in memory, and the lines of places in it. Places are asked for in rising order,
 * so that counting lines costs one pass however many there are.
 */
final class Piece {
  private static final int QUOTE = 120;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private int line;
  private int counted;

  /**
   * @param line of its first byte
   */
  Piece(byte[] bytes, int from, int to, int line) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.line = line;
    this.counted = from;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The same bytes, to be gone through once more. */
  Piece again() {
    return new Piece(bytes, from, to, line);
  }

  /** The line of an offset that is not before the last that was asked for. */
  int line(int offset) {
    line += EightBytes.breaks(bytes, counted, offset);
    counted = offset;
    return line;
  }

  /** The text at an offset, to the end of its line. */
  String quote(int offset) {
    int end = Math.min(to, offset + QUOTE);
    int stop = offset;
    while (stop < end && bytes[stop] != '\n' && bytes[stop] != '\r') {
      stop++;
    }
    return new String(bytes, offset, stop - offset, StandardCharsets.UTF_8);
  }

  /** The text right before an offset. */
  String before(int offset, int length) {
    int start = Math.max(from, offset - length);
    return new String(bytes, start, offset - start, StandardCharsets.ISO_8859_1);
  }
}
