package cordon.formats.archive;

/** Bytes in memory. */
record ArraySource(byte[] content) implements ByteSource {
  @Override
  public long size() {
    return content.length;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    if (position >= content.length) {
      return -1;
    }
    int n = Math.min(length, content.length - (int) position);
    System.arraycopy(content, (int) position, target, offset, n);
    return n;
  }
}
