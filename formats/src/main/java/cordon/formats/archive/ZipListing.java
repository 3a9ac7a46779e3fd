package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a zip's central directory, window by window. */
final class ZipListing {
  private static final int WINDOW = 1 << 18;

  /** A name, extra fields and a comment of 65,535 bytes each. */
  private static final int LONGEST = ZipRecord.CENTRAL_SIZE + 3 * 0xFFFF;

  /** Of a directory, which is held while its archive is read. */
  private static final long LARGEST = 64L << 20;

  private ZipListing() {}

  static List<ZipRecord> read(ByteSource source, ZipEnd end, Reading reading) throws IOException {
    List<ZipRecord> records = new ArrayList<>();
    long at = end.directory();
    if (end.directoryEnd() - at > LARGEST) {
      reading.found(Kind.LIMIT, "", "a list of files of " + (end.directoryEnd() - at) + " bytes");
      return records;
    }
    while (at < end.directoryEnd()) {
      int length = (int) Math.min(WINDOW, end.directoryEnd() - at);
      ByteBuffer window = ZipEnd.little(source.bytes(at, length));
      int used = window(window, length == end.directoryEnd() - at, records, reading);
      if (used == 0) {
        reading.found(Kind.DAMAGED, "", "its list of files breaks off after " + records.size());
        return records;
      }
      if (records.size() > reading.budget().limits().entries()) {
        reading.found(Kind.LIMIT, "", "more than " + records.size() + " entries");
        return records;
      }
      at += used;
    }
    if ((records.size() & 0xFFFF) != (end.entries() & 0xFFFF)) {
      reading.found(
          Kind.AMBIGUOUS, "", "lists " + records.size() + " entries, says " + end.entries());
    }
    return records;
  }

  /** Reads the records that lie in a window as a whole; how many bytes those are. */
  private static int window(
      ByteBuffer window, boolean last, List<ZipRecord> records, Reading reading) {
    int at = 0;
    int safe = last ? window.limit() - ZipRecord.CENTRAL_SIZE : window.limit() - LONGEST;
    while (at <= safe && window.getInt(at) == ZipRecord.CENTRAL) {
      int length = length(window, at);
      if (length > window.limit() - at) {
        break;
      }
      records.add(ZipRecord.central(window, at, reading));
      at += length;
    }
    return at;
  }

  private static int length(ByteBuffer window, int at) {
    return ZipRecord.CENTRAL_SIZE
        + (window.getShort(at + 28) & 0xFFFF)
        + (window.getShort(at + 30) & 0xFFFF)
        + (window.getShort(at + 32) & 0xFFFF);
  }
}
