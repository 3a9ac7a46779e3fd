package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a header of a zip says of an entry; the central one (APPNOTE 4.3.12) or the local one
 * (4.3.7), which has no attributes and no offset.
 *
 * @param name as written
 * @param otherName of the Unicode path field, where it is valid and says something else; else empty
 * @param packed bytes in the archive
 * @param unpacked bytes as declared
 * @param offset of the local header, as written
 * @param length of the header itself
 */
record ZipRecord(
    Name name,
    String otherName,
    int flags,
    int method,
    int crc,
    long packed,
    long unpacked,
    long offset,
    int madeBy,
    int attributes,
    int length) {
  static final int CENTRAL = 0x02014b50;
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL_SIZE = 46;
  static final int LOCAL_SIZE = 30;
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIPTOR = 1 << 3;
  private static final int STRONG = 1 << 6;
  private static final int UTF8 = 1 << 11;
  private static final int MASKED = 1 << 13;
  private static final int ZIP64_FIELD = 0x0001;
  private static final int UNICODE_PATH = 0x7075;
  private static final long MAX_32 = 0xFFFFFFFFL;
  private static final int UNIX = 3;

  /** A name as bytes and as text. */
  record Name(byte[] bytes, String text) {
    boolean same(Name other) {
      return Arrays.equals(bytes, other.bytes);
    }
  }

  boolean encrypted() {
    return (flags & (ENCRYPTED | STRONG | MASKED)) != 0;
  }

  /** Whether sizes follow the body, and the local header may say zero. */
  boolean hasDescriptor() {
    return (flags & DESCRIPTOR) != 0;
  }

  /** File type and permissions of POSIX; 0 where the archive was made on a system without. */
  int unixMode() {
    return madeBy >>> 8 == UNIX ? attributes >>> 16 : 0;
  }

  /**
   * @param at where the header begins in the buffer, with its variable parts all there
   */
  static ZipRecord central(ByteBuffer in, int at, Reading reading) {
    int name = in.getShort(at + 28) & 0xFFFF;
    int extra = in.getShort(at + 30) & 0xFFFF;
    int comment = in.getShort(at + 32) & 0xFFFF;
    Fields fields =
        new Fields(in.getInt(at + 24) & MAX_32, in.getInt(at + 20) & MAX_32, in.getInt(at + 42));
    int flags = in.getShort(at + 8) & 0xFFFF;
    Name text = name(in, at + CENTRAL_SIZE, name, flags, reading);
    fields.read(in, at + CENTRAL_SIZE + name, extra, text);
    return new ZipRecord(
        text,
        fields.otherName,
        flags,
        in.getShort(at + 10) & 0xFFFF,
        in.getInt(at + 16),
        fields.packed,
        fields.unpacked,
        fields.offset,
        in.getShort(at + 4) & 0xFFFF,
        in.getInt(at + 38),
        CENTRAL_SIZE + name + extra + comment);
  }

  /** As {@link #central}. */
  static ZipRecord local(ByteBuffer in, Reading reading) {
    int name = in.getShort(26) & 0xFFFF;
    int extra = in.getShort(28) & 0xFFFF;
    Fields fields = new Fields(in.getInt(22) & MAX_32, in.getInt(18) & MAX_32, 0);
    int flags = in.getShort(6) & 0xFFFF;
    Name text = name(in, LOCAL_SIZE, name, flags, reading);
    fields.read(in, LOCAL_SIZE + name, extra, text);
    return new ZipRecord(
        text,
        fields.otherName,
        flags,
        in.getShort(8) & 0xFFFF,
        in.getInt(14),
        fields.packed,
        fields.unpacked,
        0,
        0,
        0,
        LOCAL_SIZE + name + extra);
  }

  private static Name name(ByteBuffer in, int at, int length, int flags, Reading reading) {
    byte[] bytes = new byte[length];
    in.get(at, bytes);
    String text = EntryNames.lenient(bytes);
    if ((flags & UTF8) != 0 && EntryNames.utf8(bytes).isEmpty()) {
      reading.found(Kind.PATH_ENCODING, EntryPath.of(text).path(), "its name is said to be UTF-8");
    }
    return new Name(bytes, text);
  }

  /** The fields that follow a name and replace what the header says (APPNOTE 4.5.3, 4.6.9). */
  private static final class Fields {
    private long unpacked;
    private long packed;
    private long offset;
    private String otherName = "";

    Fields(long unpacked, long packed, int offset) {
      this.unpacked = unpacked;
      this.packed = packed;
      this.offset = offset & MAX_32;
    }

    void read(ByteBuffer in, int from, int length, Name name) {
      int end = from + length;
      int at = from;
      while (at + 4 <= end) {
        int id = in.getShort(at) & 0xFFFF;
        int size = Math.min(in.getShort(at + 2) & 0xFFFF, end - at - 4);
        if (id == ZIP64_FIELD) {
          large(in, at + 4, size);
        } else if (id == UNICODE_PATH && size > 5) {
          unicode(in, at + 4, size, name);
        }
        at += 4 + size;
      }
    }

    private void large(ByteBuffer in, int from, int size) {
      int at = from;
      int end = from + size;
      if (unpacked == MAX_32 && at + 8 <= end) {
        unpacked = in.getLong(at);
        at += 8;
      }
      if (packed == MAX_32 && at + 8 <= end) {
        packed = in.getLong(at);
        at += 8;
      }
      if (offset == MAX_32 && at + 8 <= end) {
        offset = in.getLong(at);
      }
    }

    private void unicode(ByteBuffer in, int at, int size, Name name) {
      CRC32 crc = new CRC32();
      crc.update(name.bytes());
      byte[] text = new byte[size - 5];
      in.get(at + 5, text);
      if ((int) crc.getValue() == in.getInt(at + 1) && !Arrays.equals(text, name.bytes())) {
        otherName = EntryNames.lenient(text);
      }
    }
  }
}
