package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks at the bytes of a zip that no listed entry owns. Entries there are seen by whoever reads a
 * zip from its beginning, as some installers do.
 */
final class ZipGaps {
  /** Tools fill up to page boundaries; more zeros than this were put there for something else. */
  private static final int PADDING = 1 << 16;

  private static final int[] DESCRIPTORS = {16, 24, 12, 20, 0};

  private final ByteSource source;
  private final Reading reading;
  private final ZipBodies bodies;
  private boolean recovers;

  ZipGaps(ByteSource source, Reading reading, ZipBodies bodies) {
    this.source = source;
    this.reading = reading;
    this.bodies = bodies;
  }

  void between(ZipLayout layout, long end) throws IOException {
    for (ZipLayout.Range gap : layout.gaps(end)) {
      gap(gap.from(), gap.to());
    }
  }

  /**
   * What a broken archive holds from its beginning on. With no list of files none is hidden from
   * it, and what is no entry is what was lost, or never was an archive.
   */
  void recover() throws IOException {
    recovers = true;
    hidden(0, source.size());
  }

  /** What follows the archive may be another, for who reads from the beginning on. */
  void after(long end) throws IOException {
    hidden(end, source.size());
  }

  private void gap(long from, long to) throws IOException {
    long at = hidden(from, to);
    if (at < to && !padding(at, to)) {
      Kind kind = at == 0 ? Kind.PREPENDED : Kind.GAP;
      reading.found(kind, "", (to - at) + " bytes that belong to no entry, from " + at);
    }
  }

  private boolean padding(long from, long to) throws IOException {
    if (to - from > PADDING) {
      return false;
    }
    for (byte b : source.bytes(from, (int) (to - from))) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads entry after entry; where the last one ends. */
  private long hidden(long from, long to) throws IOException {
    long at = from;
    while (true) {
      Optional<ZipRecord> header = ZipReader.local(source, at, to, reading);
      if (header.isEmpty() || !reading.mayFollow()) {
        return at;
      }
      long next = hidden(header.get(), at + header.get().length(), to);
      if (next < 0) {
        return at;
      }
      at = next;
    }
  }

  private long hidden(ZipRecord header, long from, long to) throws IOException {
    String path = EntryPath.of(header.name().text()).path();
    if (!recovers) {
      reading.found(Kind.HIDDEN, path, "is not in the list of files");
    }
    boolean unsized = header.hasDescriptor() && header.packed() == 0;
    if (unsized && header.method() != ZipRecord.DEFLATED) {
      reading.found(Kind.UNSUPPORTED, path, "does not say where it ends");
      return -1;
    }
    if (!unsized) {
      long end = Math.min(to, Math.max(from, from + header.packed()));
      bodies.show(header, source.slice(from, end), true);
      return header.hasDescriptor() ? behindDescriptor(end, to) : end;
    }
    long taken = bodies.show(header, source.slice(from, to), false);
    return taken >= to - from ? to : behindDescriptor(from + taken, to);
  }

  /** Where the next entry begins, or the gap ends, behind sizes of any form. */
  private long behindDescriptor(long at, long to) throws IOException {
    for (int length : DESCRIPTORS) {
      long next = at + length;
      if (next == to || ZipReader.local(source, next, to, reading).isPresent()) {
        return next;
      }
    }
    return at;
  }
}
