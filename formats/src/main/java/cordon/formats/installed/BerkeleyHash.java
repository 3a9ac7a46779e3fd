package cordon.formats.installed;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.archive.ByteSource;
import cordon.formats.installed.NdbPackages.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Reads the values of a hash of Berkeley DB, {@code Packages} of rpm, as its {@code
 * dbinc/db_page.h} lays it out: pages of keys and values in turn, where a long value lies in a
 * chain of pages of its own.
 */
final class BerkeleyHash {
  private static final String DOCUMENT = "Packages";

  /** Of a hash, in the order of bytes of the machine that wrote it. */
  static final int MAGIC = 0x00061561;

  private static final int MAGIC_AT = 12;
  private static final int META = 8;
  private static final int UNSORTED = 2;
  private static final int HASH = 13;
  private static final int OVERFLOW = 7;
  private static final int HEAD = 26;

  private static final int WITHIN = 1;
  private static final int OFF_PAGE = 3;

  private final ByteSource source;
  private final ByteOrder order;
  private final int pageSize;
  private final int last;

  /** Pages of long values; each belongs to one. */
  private final BitSet seen = new BitSet();

  private BerkeleyHash(ByteSource source) throws IOException {
    this.source = source;
    byte[] head = source.bytes(0, 512);
    if (head.length < 512) {
      throw Malformed.at(DOCUMENT, "byte 0", "no database");
    }
    ByteBuffer little = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    this.order = little.getInt(MAGIC_AT) == MAGIC ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer meta = ByteBuffer.wrap(head).order(order);
    if (meta.getInt(MAGIC_AT) != MAGIC || meta.get(25) != META) {
      throw Malformed.at(DOCUMENT, "byte 12", "no hash of Berkeley DB");
    }
    if (meta.get(24) != 0) {
      throw Malformed.at(DOCUMENT, "byte 24", "it is encrypted");
    }
    this.pageSize = meta.getInt(20);
    this.last = meta.getInt(32);
    if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || pageSize > 1 << 16 || last < 0) {
      throw Malformed.at(DOCUMENT, "byte 20", "a page size of " + pageSize);
    }
  }

  /** Whether a file begins as such a database does. */
  static boolean is(ByteSource source) throws IOException {
    byte[] head = source.bytes(0, 16);
    if (head.length < 16) {
      return false;
    }
    int magic = ByteBuffer.wrap(head).getInt(MAGIC_AT);
    return magic == MAGIC || Integer.reverseBytes(magic) == MAGIC;
  }

  /**
   * @throws IOException when the source breaks
   * @throws ProblemException naming the page, when the file breaks its format
   */
  static void values(ByteSource source, Value value) throws IOException {
    BerkeleyHash hash = new BerkeleyHash(source);
    for (int number = 1; number <= hash.last; number++) {
      ByteBuffer page = hash.page(number);
      int type = page.get(25);
      if (type == HASH || type == UNSORTED) {
        hash.values(number, page, value);
      }
    }
  }

  /** Keys stand at even places, and what they lead to behind them; from the end of the page on. */
  private void values(int number, ByteBuffer page, Value value) throws IOException {
    int entries = Short.toUnsignedInt(page.getShort(20));
    if (HEAD + 2 * entries > pageSize) {
      throw broken(number, entries + " entries");
    }
    for (int i = 1; i < entries; i += 2) {
      int from = Short.toUnsignedInt(page.getShort(HEAD + 2 * i));
      int to = Short.toUnsignedInt(page.getShort(HEAD + 2 * (i - 1)));
      if (from < HEAD || to <= from || to > pageSize) {
        throw broken(number, "an entry at " + from);
      }
      switch (page.get(from)) {
        case WITHIN -> {
          byte[] bytes = new byte[to - from - 1];
          page.get(from + 1, bytes);
          value.read(bytes);
        }
        case OFF_PAGE -> {
          if (to - from < 12) {
            throw broken(number, "a short entry at " + from);
          }
          value.read(chain(page.getInt(from + 4), page.getInt(from + 8)));
        }
        default -> throw broken(number, "an entry of type " + page.get(from));
      }
    }
  }

  private byte[] chain(int first, int length) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (int next = first; next != 0; ) {
      if (next < 0 || next > last || seen.get(next)) {
        throw broken(next, "it is in no chain, or in two");
      }
      seen.set(next);
      ByteBuffer page = page(next);
      int part = Short.toUnsignedInt(page.getShort(22));
      if (page.get(25) != OVERFLOW || part > pageSize - HEAD) {
        throw broken(next, "it is no part of a long value");
      }
      if (value.size() > NdbPackages.LONGEST) {
        throw broken(next, "a value of more than " + NdbPackages.LONGEST + " bytes");
      }
      value.write(page.array(), HEAD, part);
      next = page.getInt(16);
    }
    if (value.size() != length) {
      throw broken(first, value.size() + " bytes of a value of " + length);
    }
    return value.toByteArray();
  }

  private ByteBuffer page(int number) throws IOException {
    byte[] bytes = source.bytes((long) number * pageSize, pageSize);
    if (bytes.length < pageSize) {
      throw broken(number, "the file ends before it");
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  private static ProblemException broken(int page, String why) {
    return Malformed.at(DOCUMENT, "page " + page, why);
  }
}
