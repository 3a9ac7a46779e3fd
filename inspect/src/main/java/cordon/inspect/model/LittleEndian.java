package cordon.inspect.model;

/** A bounded cursor over numbers with the least byte first, for headers of weights. */
final class LittleEndian {
  private final byte[] content;
  private int at;

  LittleEndian(byte[] content, int at) {
    this.content = content;
    this.at = at;
  }

  int at() {
    return at;
  }

  boolean has(long bytes) {
    return bytes >= 0 && bytes <= content.length - at;
  }

  /** The caller has asked {@link #has}. */
  long number(int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (content[at + i] & 0xFF);
    }
    at += bytes;
    return value;
  }

  void skip(long bytes) {
    at += (int) bytes;
  }
}
