package cordon.formats.installed;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the rows of one table of an SQLite database (SQLite, "Database File Format", sections 1.3
 * to 2.6), by code of our own because the file is of strangers. Only what was moved into the file
 * itself is seen; a write-ahead log beside it is not read.
 */
final class SqliteTable {
  private static final int MAX_DEPTH = 40;
  private static final int LONGEST_ROW = 64 << 20;
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;

  private final ByteSource source;
  private final String document;
  private final int pageSize;
  private final int usable;
  private final BitSet seen = new BitSet();

  /** Called for each row with its columns: texts, blobs and numbers as bytes, as they stand. */
  @FunctionalInterface
  interface Row {
    void read(List<byte[]> columns) throws IOException;
  }

  private SqliteTable(ByteSource source, String document) throws IOException {
    this.source = source;
    this.document = document;
    byte[] header = source.bytes(0, 100);
    if (header.length < 100
        || !new String(header, 0, 15, StandardCharsets.US_ASCII).equals("SQLite format 3")) {
      throw Malformed.at(document, "byte 0", "no SQLite database");
    }
    int size = (header[16] & 0xff) << 8 | (header[17] & 0xff);
    this.pageSize = size == 1 ? 1 << 16 : size;
    this.usable = pageSize - (header[20] & 0xff);
    if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || usable < 480) {
      throw Malformed.at(document, "byte 16", "a page size of " + pageSize);
    }
  }

  /**
   * @throws IOException when the source breaks, or from the row
   * @throws ProblemException naming the page, when the file breaks its format
   */
  static void rows(ByteSource source, String document, String table, Row row) throws IOException {
    SqliteTable database = new SqliteTable(source, document);
    List<Integer> root = new ArrayList<>();
    database.walk(
        1,
        0,
        columns -> {
          boolean named = columns.size() > 3 && text(columns.get(1)).equals(table);
          if (named && text(columns.get(0)).equals("table")) {
            root.add(new BigInteger(1, columns.get(3)).intValue());
          }
        });
    if (root.isEmpty()) {
      throw Malformed.at(document, "page 1", "there is no table " + table);
    }
    database.walk(root.getFirst(), 0, row);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void walk(int page, int depth, Row row) throws IOException {
    ByteBuffer at = page(page);
    if (depth > MAX_DEPTH || seen.get(page)) {
      throw malformed(page, "pages that lead to each other");
    }
    seen.set(page);
    int start = page == 1 ? 100 : 0;
    int type = at.get(start);
    int cells = at.getShort(start + 3) & 0xffff;
    if (type != INTERIOR && type != LEAF) {
      throw malformed(page, "no page of a table");
    }
    int pointers = start + (type == LEAF ? 8 : 12);
    if (pointers + 2 * cells > pageSize) {
      throw malformed(page, "more cells than fit");
    }
    for (int i = 0; i < cells; i++) {
      int cell = at.getShort(pointers + 2 * i) & 0xffff;
      if (cell + 4 > usable) {
        throw malformed(page, "a cell beyond the page");
      }
      if (type == INTERIOR) {
        walk(at.getInt(cell), depth + 1, row);
      } else {
        row.read(columns(payload(at, cell, page), page));
      }
    }
    if (type == INTERIOR) {
      walk(at.getInt(start + 8), depth + 1, row);
    }
  }

  private ByteBuffer page(int page) throws IOException {
    long from = (page - 1L) * pageSize;
    byte[] bytes = page < 1 ? new byte[0] : source.bytes(from, pageSize);
    if (bytes.length < pageSize) {
      throw malformed(page, "beyond the end of the file");
    }
    return ByteBuffer.wrap(bytes);
  }

  private byte[] payload(ByteBuffer at, int cell, int page) throws IOException {
    Varint length = varint(at, cell, page);
    Varint rowid = varint(at, length.end, page);
    if (length.value < 0 || length.value > LONGEST_ROW) {
      throw malformed(page, "a row of " + length.value + " bytes");
    }
    int size = (int) length.value;
    int local = local(size);
    if (rowid.end + local > usable) {
      throw malformed(page, "a row beyond the page");
    }
    byte[] payload = new byte[size];
    at.get(rowid.end, payload, 0, local);
    if (local < size) {
      if (rowid.end + local + 4 > pageSize) {
        throw malformed(page, "a row beyond the page");
      }
      overflow(at.getInt(rowid.end + local), payload, local, page);
    }
    return payload;
  }

  /** How much of a row stands in its page (section 1.6). */
  private int local(int size) {
    int most = usable - 35;
    if (size <= most) {
      return size;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int fitting = least + (size - least) % (usable - 4);
    return fitting <= most ? fitting : least;
  }

  private void overflow(int first, byte[] payload, int from, int page) throws IOException {
    int next = first;
    int filled = from;
    while (filled < payload.length) {
      if (next < 1 || seen.get(next)) {
        throw malformed(page, "a row whose rest is not there");
      }
      seen.set(next);
      ByteBuffer more = page(next);
      int length = Math.min(usable - 4, payload.length - filled);
      more.get(4, payload, filled, length);
      filled += length;
      next = more.getInt(0);
    }
  }

  private List<byte[]> columns(byte[] payload, int page) {
    ByteBuffer at = ByteBuffer.wrap(payload);
    Varint header = varint(at, 0, page);
    List<byte[]> columns = new ArrayList<>();
    int position = header.end;
    long value = header.value;
    while (position < header.value) {
      Varint type = varint(at, position, page);
      position = type.end;
      int length = length(type.value).orElseThrow(() -> malformed(page, "a value of no type"));
      if (value < 0 || value + length > payload.length) {
        throw malformed(page, "a value beyond its row");
      }
      byte[] bytes = new byte[length];
      at.get((int) value, bytes);
      columns.add(bytes);
      value += length;
    }
    return columns;
  }

  /** Of a serial type (section 2.1). */
  private static OptionalInt length(long type) {
    if (type >= 12) {
      long length = (type - 12) / 2;
      return length > LONGEST_ROW ? OptionalInt.empty() : OptionalInt.of((int) length);
    }
    return switch ((int) type) {
      case 0, 8, 9 -> OptionalInt.of(0);
      case 1, 2, 3, 4 -> OptionalInt.of((int) type);
      case 5 -> OptionalInt.of(6);
      case 6, 7 -> OptionalInt.of(8);
      default -> OptionalInt.empty();
    };
  }

  private record Varint(long value, int end) {}

  private Varint varint(ByteBuffer at, int position, int page) {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (position + i >= at.capacity()) {
        throw malformed(page, "a number beyond its end");
      }
      int part = at.get(position + i) & 0xff;
      if (i == 8) {
        return new Varint((value << 8) | part, position + 9);
      }
      value = value << 7 | (part & 0x7f);
      if (part < 0x80) {
        return new Varint(value, position + i + 1);
      }
    }
    throw new AssertionError("nine bytes end the number");
  }

  private ProblemException malformed(int page, String why) {
    return Malformed.at(document, "page " + page, why);
  }
}
