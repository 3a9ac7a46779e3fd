package cordon.formats.installed;

import cordon.formats.Malformed;
import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the values of rpm's NDB database, {@code Packages.db}, as rpm's {@code lib/backend/ndb}
 * lays it out: a header of two slots' size, slots that say in which blocks of 16 bytes a value
 * lies, and the values, each behind a header of its own.
 */
final class NdbPackages {
  private static final String DOCUMENT = "Packages.db";

  /** {@code RpmP}, {@code Slot} and {@code BlbS}, the lowest byte first. */
  static final int MAGIC = 0x506d7052;

  private static final int SLOT_MAGIC = 0x746f6c53;
  private static final int BLOB_MAGIC = 0x53626c42;

  private static final int BLOCK = 16;
  private static final int PAGE = 4096;
  private static final int MOST_PAGES = 2_048;

  /** Headers of packages take some hundred kilobytes. */
  static final int LONGEST = 64 << 20;

  private static final int FIRST_SLOT = 2;

  private final ByteSource source;

  /** Values do not overlap; more than the file holds there cannot be. */
  private long left;

  /** Called for each value. */
  @FunctionalInterface
  interface Value {
    void read(byte[] value) throws IOException;
  }

  private NdbPackages(ByteSource source) {
    this.source = source;
    this.left = source.size();
  }

  /**
   * @throws IOException when the source breaks
   * @throws cordon.base.ProblemException naming the byte, when the file breaks its format
   */
  static void values(ByteSource source, Value value) throws IOException {
    new NdbPackages(source).read(value);
  }

  private void read(Value value) throws IOException {
    ByteBuffer header = at(0, 2 * BLOCK, "a header");
    int pages = header.getInt(12);
    if (header.getInt(0) != MAGIC || header.getInt(4) != 0) {
      throw Malformed.at(DOCUMENT, "byte 0", "no NDB database of version 0");
    }
    if (pages < 1 || pages > MOST_PAGES) {
      throw Malformed.at(DOCUMENT, "byte 12", pages + " pages of slots");
    }
    ByteBuffer slots = at(0, pages * PAGE, "its slots");
    for (int at = FIRST_SLOT * BLOCK; at < pages * PAGE; at += BLOCK) {
      if (slots.getInt(at) != SLOT_MAGIC) {
        throw Malformed.at(DOCUMENT, "byte " + at, "no slot");
      }
      int number = slots.getInt(at + 4);
      long block = Integer.toUnsignedLong(slots.getInt(at + 8));
      if (number != 0 && block != 0) {
        value.read(value(number, block * BLOCK));
      }
    }
  }

  private byte[] value(int number, long from) throws IOException {
    ByteBuffer blob = at(from, BLOCK, "a value");
    if (blob.getInt(0) != BLOB_MAGIC || blob.getInt(4) != number) {
      throw Malformed.at(DOCUMENT, "byte " + from, "not the value that its slot names");
    }
    long length = Integer.toUnsignedLong(blob.getInt(12));
    left -= length;
    if (left < 0 || length > LONGEST) {
      throw Malformed.at(DOCUMENT, "byte " + from, "values longer than the file");
    }
    return at(from + BLOCK, (int) length, "all of a value").array();
  }

  private ByteBuffer at(long from, int length, String what) throws IOException {
    byte[] bytes = source.bytes(from, length);
    if (bytes.length < length) {
      throw Malformed.at(DOCUMENT, "byte " + from, "it ends before " + what);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
