package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Reads a zip (PKWARE APPNOTE 6.3) as all tools together would: what its central directory lists,
 * in that order, then what only a reader of local headers would find. Where the two headers of an
 * entry disagree, the central one is followed and the difference reported.
 */
final class ZipReader {
  private final ByteSource source;
  private final Reading reading;

  ZipReader(ByteSource source, Reading reading) {
    this.source = source;
    this.reading = reading;
  }

  void read() throws IOException {
    Optional<ZipEnd> end = ZipEnd.find(source, reading);
    try (ZipBodies bodies = new ZipBodies(reading)) {
      ZipGaps gaps = new ZipGaps(source, reading, bodies);
      if (end.isEmpty()) {
        reading.found(
            Kind.TRUNCATED, "", "has no list of files at its end, without which it is no zip");
        gaps.recover();
      } else if (listed(end.get(), bodies, gaps)) {
        gaps.after(end.get().end());
      }
    }
  }

  private boolean listed(ZipEnd end, ZipBodies bodies, ZipGaps gaps) throws IOException {
    List<ZipRecord> records = ZipListing.read(source, end, reading);
    ZipLayout layout = new ZipLayout();
    for (ZipRecord record : records) {
      if (!reading.mayFollow()) {
        return false;
      }
      entry(record, end, layout, bodies);
    }
    layout.overlap().ifPresent(at -> reading.found(Kind.OVERLAP, "", "entries overlap at " + at));
    gaps.between(layout, end.directory());
    return true;
  }

  private void entry(ZipRecord record, ZipEnd end, ZipLayout layout, ZipBodies bodies)
      throws IOException {
    String path = EntryPath.of(record.name().text()).path();
    long start = record.offset() + end.base();
    if (start < 0 || start + ZipRecord.LOCAL_SIZE > end.directory()) {
      reading.found(Kind.DAMAGED, path, "its header lies outside of the archive");
      return;
    }
    Optional<ZipRecord> header = local(source, start, end.directory(), reading);
    if (header.isEmpty()) {
      reading.found(Kind.DAMAGED, path, "has no header where the list of files says");
      return;
    }
    ZipRecord local = header.get();
    compare(record, local, path);
    long from = start + local.length();
    long to = from + record.packed();
    if (record.packed() < 0 || to < from || to > end.directory()) {
      reading.found(Kind.TRUNCATED, path, "more packed bytes than the archive has");
      to = end.directory();
    }
    bodies.show(record, source.slice(from, to), true);
    layout.add(start, to + descriptor(record, local, to, path));
  }

  /** The header at a place; empty where there is none. */
  static Optional<ZipRecord> local(ByteSource source, long start, long end, Reading reading)
      throws IOException {
    if (start + ZipRecord.LOCAL_SIZE > end) {
      return Optional.empty();
    }
    ByteBuffer fixed = ZipEnd.little(source.bytes(start, ZipRecord.LOCAL_SIZE));
    int length =
        ZipRecord.LOCAL_SIZE + (fixed.getShort(26) & 0xFFFF) + (fixed.getShort(28) & 0xFFFF);
    if (fixed.getInt(0) != ZipRecord.LOCAL || start + length > end) {
      return Optional.empty();
    }
    return Optional.of(ZipRecord.local(ZipEnd.little(source.bytes(start, length)), reading));
  }

  private void compare(ZipRecord central, ZipRecord local, String path) {
    if (!central.name().same(local.name())) {
      reading.found(
          Kind.AMBIGUOUS, path, "is called " + local.name().text() + " in its own header");
    }
    if (central.method() != local.method() || central.encrypted() != local.encrypted()) {
      reading.found(Kind.AMBIGUOUS, path, "is packed otherwise by its own header");
    }
    boolean silent = local.hasDescriptor() && local.packed() == 0 && local.unpacked() == 0;
    if (!silent && local.packed() != central.packed()) {
      reading.found(Kind.AMBIGUOUS, path, "has another length in its own header");
    }
    if (!silent && local.unpacked() != central.unpacked()) {
      reading.found(Kind.SIZE, path, "has another size in its own header");
    }
    if (!local.hasDescriptor() && local.crc() != central.crc()) {
      reading.found(Kind.CHECKSUM, path, "has another checksum in its own header");
    }
  }

  /** The length of the sizes behind a body (APPNOTE 4.3.9), in any of its four forms. */
  private long descriptor(ZipRecord central, ZipRecord local, long at, String path)
      throws IOException {
    if (!local.hasDescriptor()) {
      return 0;
    }
    int length = ZipDescriptor.length(source, at, central.packed(), central.unpacked());
    if (length == 0) {
      reading.found(Kind.SIZE, path, "has other sizes behind its body");
    }
    return length;
  }
}
