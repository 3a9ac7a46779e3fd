package cordon.inspect.scan;

/** Knows the line of a place in a text that comes in pieces. */
final class Lines {
  private int before = 1;

  /** The line of an offset in the piece that begins at {@code from}. */
  int at(byte[] piece, int from, int offset) {
    return before + breaks(piece, from, offset);
  }

  /** Goes on to the next piece. */
  void next(byte[] piece, int from, int to) {
    before += breaks(piece, from, to);
  }

  private static int breaks(byte[] bytes, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      breaks += bytes[i] == '\n' ? 1 : 0;
    }
    return breaks;
  }
}
