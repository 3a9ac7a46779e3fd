package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a zip's central directory (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param directory where the central directory begins
 * @param directoryEnd where it ends
 * @param end where the archive ends, its comment included
 * @param base what has to be added to every offset, because bytes were put before the archive
 * @param entries how many the directory has, as declared
 */
record ZipEnd(long directory, long directoryEnd, long end, long base, long entries) {
  static final int SIGNATURE = 0x06054b50;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int LOCATOR = 0x07064b50;
  private static final int SIZE = 22;
  private static final int SIZE_64 = 56;
  private static final int LOCATOR_SIZE = 20;
  private static final int COMMENT = 0xFFFF;
  private static final long MAX_32 = 0xFFFFFFFFL;

  /**
   * Finds it as the tools of the field do, from the end of the file backwards. More than one
   * candidate behind the directory is reported, since tools differ in which they take.
   */
  static Optional<ZipEnd> find(ByteSource source, Reading reading) throws IOException {
    List<ZipEnd> found = candidates(source);
    Optional<ZipEnd> best = best(found, source.size());
    best.ifPresent(end -> judge(end, found, source.size(), reading));
    return best;
  }

  /** As {@link #find}, without a word about it. */
  static Optional<ZipEnd> last(ByteSource source) throws IOException {
    return best(candidates(source), source.size());
  }

  private static List<ZipEnd> candidates(ByteSource source) throws IOException {
    int window = (int) Math.min(source.size(), SIZE + COMMENT + LOCATOR_SIZE + SIZE_64);
    long from = source.size() - window;
    ByteBuffer tail = little(source.bytes(from, window));
    List<ZipEnd> found = new ArrayList<>();
    for (int at = window - SIZE; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE) {
        read(source, tail, from, at).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<ZipEnd> best(List<ZipEnd> found, long size) {
    return found.stream()
        .filter(end -> end.end() == size)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private static void judge(ZipEnd chosen, List<ZipEnd> all, long size, Reading reading) {
    if (all.stream().anyMatch(e -> !e.equals(chosen) && e.end() > chosen.directoryEnd())) {
      reading.found(Kind.AMBIGUOUS, "", "more than one end of the list of files");
    }
    if (chosen.end() < size) {
      reading.found(Kind.APPENDED, "", (size - chosen.end()) + " bytes after the archive");
    }
  }

  private static Optional<ZipEnd> read(ByteSource source, ByteBuffer tail, long from, int at)
      throws IOException {
    long here = from + at;
    long size = tail.getInt(at + 12) & MAX_32;
    long offset = tail.getInt(at + 16) & MAX_32;
    long entries = tail.getShort(at + 10) & 0xFFFF;
    long directoryEnd = here;
    Optional<ByteBuffer> large = zip64(source, here);
    if (large.isPresent()) {
      ByteBuffer record = large.get();
      size = record.getLong(40);
      offset = record.getLong(48);
      entries = record.getLong(32);
      directoryEnd = here - LOCATOR_SIZE - SIZE_64;
    }
    long end = here + SIZE + (tail.getShort(at + 20) & 0xFFFF);
    long start = directoryEnd - size;
    if (end > source.size() || size < 0 || offset < 0 || start < offset) {
      return Optional.empty();
    }
    return Optional.of(new ZipEnd(start, directoryEnd, end, start - offset, entries));
  }

  /** The large record, where a locator says so; only right before the locator, as all write it. */
  private static Optional<ByteBuffer> zip64(ByteSource source, long end) throws IOException {
    long at = end - LOCATOR_SIZE - SIZE_64;
    if (at < 0) {
      return Optional.empty();
    }
    ByteBuffer both = little(source.bytes(at, SIZE_64 + LOCATOR_SIZE));
    boolean there = both.getInt(SIZE_64) == LOCATOR && both.getInt(0) == SIGNATURE_64;
    return there ? Optional.of(both) : Optional.empty();
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
