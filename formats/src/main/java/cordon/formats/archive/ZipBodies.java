package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;

/** Shows the entries of a zip once it is known where their packed bytes lie. */
final class ZipBodies implements AutoCloseable {
  private static final int TYPE_MASK = 0xF000;
  private static final int LINK = 0xA000;
  private static final int FOLDER = 0x4000;
  private static final int REGULAR = 0x8000;
  private static final int PERMISSIONS = 0xFFF;
  private static final int LONGEST_TARGET = 4096;

  private final Reading reading;
  private final Inflater inflater = new Inflater(true);
  private final byte[] buffer = new byte[1 << 16];

  ZipBodies(Reading reading) {
    this.reading = reading;
  }

  /**
   * @param packed the bytes, or at least the first of them
   * @param exact whether those are all, so that leftovers are odd
   * @return how many packed bytes were needed, as far as the visitor read
   */
  long show(ZipRecord record, ByteSource packed, boolean exact) throws IOException {
    Type type = type(record);
    String target = type == Type.SYMBOLIC_LINK ? target(record, packed) : "";
    int mode = record.unixMode() & PERMISSIONS;
    ArchiveEntry entry = reading.entry(record.name().text(), type, record.unpacked(), mode, target);
    judge(record, entry);
    if (type != Type.FILE || !readable(record)) {
      reading.showEmpty(entry);
      return packed.size();
    }
    return body(record, entry, packed, exact);
  }

  private long body(ZipRecord record, ArchiveEntry entry, ByteSource packed, boolean exact)
      throws IOException {
    Packed data = open(record, packed);
    CRC32 crc = new CRC32();
    EntryBody[] shown = new EntryBody[1];
    EntryBody body =
        new EntryBody(
            new CheckedInputStream(data.stream, crc),
            entry.path(),
            data::taken,
            reading.budget(),
            reading::found,
            () -> compare(record, entry, shown[0].seen(), (int) crc.getValue()));
    shown[0] = body;
    reading.visit(entry, body);
    if (body.whole() && exact && data.taken() < packed.size()) {
      long left = packed.size() - data.taken();
      reading.found(Kind.GAP, entry.path(), left + " bytes behind its packed data");
    }
    return data.taken();
  }

  private void compare(ZipRecord record, ArchiveEntry entry, long size, int crc) {
    boolean declared = record.unpacked() != 0 || record.crc() != 0 || !record.hasDescriptor();
    if (declared && size != record.unpacked()) {
      reading.found(Kind.SIZE, entry.path(), size + " bytes, says " + record.unpacked());
    }
    if (declared && crc != record.crc()) {
      reading.found(Kind.CHECKSUM, entry.path(), "its checksum does not fit");
    }
  }

  private void judge(ZipRecord record, ArchiveEntry entry) {
    if (!record.otherName().isEmpty()) {
      reading.found(Kind.AMBIGUOUS, entry.path(), "has a second name, " + record.otherName());
    }
    if (record.encrypted()) {
      reading.found(Kind.ENCRYPTED, entry.path(), "is encrypted");
    } else if (!readable(record)) {
      reading.found(Kind.UNSUPPORTED, entry.path(), "packed by method " + record.method());
    }
  }

  private static boolean readable(ZipRecord record) {
    return !record.encrypted()
        && (record.method() == ZipRecord.STORED || record.method() == ZipRecord.DEFLATED);
  }

  private static Type type(ZipRecord record) {
    int kind = record.unixMode() & TYPE_MASK;
    boolean named = record.name().text().endsWith("/");
    if (kind == LINK) {
      return Type.SYMBOLIC_LINK;
    }
    // A folder with content is read as a file: a tool may write it.
    if ((named || kind == FOLDER) && record.unpacked() == 0 && record.packed() <= 2) {
      return Type.FOLDER;
    }
    return kind == 0 || kind == REGULAR || kind == FOLDER ? Type.FILE : Type.SPECIAL;
  }

  private String target(ZipRecord record, ByteSource packed) {
    if (!readable(record)) {
      return "";
    }
    try (InputStream in = open(record, packed).stream) {
      return new String(in.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      return "";
    }
  }

  private Packed open(ZipRecord record, ByteSource packed) {
    if (record.method() == ZipRecord.STORED) {
      return new Packed(packed.stream(), packed::size);
    }
    InflateInput inflate = new InflateInput(inflater, packed, buffer);
    return new Packed(inflate, inflate::taken);
  }

  private record Packed(InputStream stream, java.util.function.LongSupplier count) {
    long taken() {
      return count.getAsLong();
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
