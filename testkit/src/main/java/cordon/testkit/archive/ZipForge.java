package cordon.testkit.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes zips of which every field may lie (APPNOTE 6.3): local headers in the order of the calls,
 * then the central directory.
 */
public final class ZipForge {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int listed;
  private byte[] comment = new byte[0];
  private byte[] appended = new byte[0];
  private long directoryShift;
  private int declaredEntries = -1;

  /**
   * An entry, with what its headers say.
   *
   * @param localName in its own header
   * @param descriptor whether sizes follow the body and its own header says zero
   * @param mode of POSIX; 0 for none
   * @param method 0 stored, 8 deflated; any other is only claimed, the bytes are stored
   * @param listed whether the central directory has it
   */
  public record Entry(
      byte[] name,
      byte[] localName,
      byte[] content,
      int method,
      int flags,
      boolean descriptor,
      int mode,
      long declared,
      int crc,
      byte[] extra,
      boolean listed) {

    public static Entry of(String name, String content) {
      return of(name, content.getBytes(UTF_8));
    }

    public static Entry of(String name, byte[] content) {
      CRC32 crc = new CRC32();
      crc.update(content);
      byte[] bytes = name.getBytes(UTF_8);
      return new Entry(
          bytes,
          bytes,
          content,
          8,
          1 << 11,
          false,
          0,
          content.length,
          (int) crc.getValue(),
          new byte[0],
          true);
    }

    public Entry named(byte[] raw) {
      return new Entry(
          raw, raw, content, method, flags, descriptor, mode, declared, crc, extra, listed);
    }

    public Entry locally(String other) {
      return new Entry(
          name,
          other.getBytes(UTF_8),
          content,
          method,
          flags,
          descriptor,
          mode,
          declared,
          crc,
          extra,
          listed);
    }

    public Entry method(int other) {
      return new Entry(
          name, localName, content, other, flags, descriptor, mode, declared, crc, extra, listed);
    }

    public Entry flags(int other) {
      return new Entry(
          name, localName, content, method, other, descriptor, mode, declared, crc, extra, listed);
    }

    public Entry withDescriptor() {
      return new Entry(
          name, localName, content, method, flags | 8, true, mode, declared, crc, extra, listed);
    }

    public Entry mode(int other) {
      return new Entry(
          name, localName, content, method, flags, descriptor, other, declared, crc, extra, listed);
    }

    public Entry declared(long other) {
      return new Entry(
          name, localName, content, method, flags, descriptor, mode, other, crc, extra, listed);
    }

    public Entry crc(int other) {
      return new Entry(
          name,
          localName,
          content,
          method,
          flags,
          descriptor,
          mode,
          declared,
          other,
          extra,
          listed);
    }

    public Entry extra(byte[] other) {
      return new Entry(
          name, localName, content, method, flags, descriptor, mode, declared, crc, other, listed);
    }

    public Entry unlisted() {
      return new Entry(
          name, localName, content, method, flags, descriptor, mode, declared, crc, extra, false);
    }
  }

  public ZipForge file(String name, String content) {
    return add(Entry.of(name, content));
  }

  public ZipForge add(Entry entry) {
    int offset = out.size();
    byte[] packed = entry.method() == 8 ? deflated(entry.content()) : entry.content();
    boolean silent = entry.descriptor();
    ByteBuffer local = little(30);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags());
    local.putShort((short) entry.method()).putInt(0x58210000);
    local.putInt(silent ? 0 : entry.crc()).putInt(silent ? 0 : packed.length);
    local.putInt(silent ? 0 : (int) entry.declared());
    local.putShort((short) entry.localName().length).putShort((short) 0);
    out.writeBytes(local.array());
    out.writeBytes(entry.localName());
    out.writeBytes(packed);
    if (silent) {
      ByteBuffer sizes = little(16).putInt(0x08074b50).putInt(entry.crc());
      out.writeBytes(sizes.putInt(packed.length).putInt((int) entry.declared()).array());
    }
    if (entry.listed()) {
      list(entry, packed.length, offset);
    }
    return this;
  }

  /** Lists an entry whose local header lies somewhere else. */
  public ZipForge list(Entry entry, int packed, int offset) {
    ByteBuffer central = little(46);
    central.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    central.putShort((short) entry.flags()).putShort((short) entry.method());
    central.putInt(0x58210000).putInt(entry.crc()).putInt(packed);
    central.putInt((int) entry.declared()).putShort((short) entry.name().length);
    central.putShort((short) entry.extra().length).putShort((short) 0).putInt(0);
    central.putInt(entry.mode() << 16).putInt(offset);
    directory.writeBytes(central.array());
    directory.writeBytes(entry.name());
    directory.writeBytes(entry.extra());
    listed++;
    return this;
  }

  /** Bytes that belong to nothing, here. */
  public ZipForge raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public ZipForge comment(byte[] text) {
    comment = text.clone();
    return this;
  }

  public ZipForge append(byte[] bytes) {
    appended = bytes.clone();
    return this;
  }

  /** What is added to the offset of the directory in the end record. */
  public ZipForge shiftDirectory(long by) {
    directoryShift = by;
    return this;
  }

  public ZipForge declaring(int entries) {
    declaredEntries = entries;
    return this;
  }

  public byte[] bytes() {
    int start = out.size();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(out.toByteArray());
    all.writeBytes(directory.toByteArray());
    short entries = (short) (declaredEntries < 0 ? listed : declaredEntries);
    ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort(entries).putShort(entries);
    end.putInt(directory.size()).putInt((int) (start + directoryShift));
    all.writeBytes(end.putShort((short) comment.length).array());
    all.writeBytes(comment);
    all.writeBytes(appended);
    return all.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }
}
