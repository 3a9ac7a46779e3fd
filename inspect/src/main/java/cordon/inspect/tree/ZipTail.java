package cordon.inspect.tree;

/** Remembers the last bytes of a file, to tell one that can be opened as a zip. */
final class ZipTail {
  /** The end of a list of files without a comment. */
  private static final int END = 22;

  private final byte[] last = new byte[END];

  static boolean of(byte[] content) {
    ZipTail tail = new ZipTail();
    tail.update(content, content.length);
    return tail.ends();
  }

  /**
   * @param length of the bytes that are meant, from the first on
   */
  void update(byte[] bytes, int length) {
    int taken = Math.min(END, length);
    System.arraycopy(last, taken, last, 0, END - taken);
    System.arraycopy(bytes, length - taken, last, END - taken, taken);
  }

  boolean ends() {
    return last[0] == 'P' && last[1] == 'K' && last[2] == 5 && last[3] == 6;
  }
}
