package cordon.formats.archive;

/**
 * How far an archive is followed, together with the archives in it.
 *
 * @param entries how many, of all archives
 * @param totalBytes unpacked, of all archives; what an archive in an archive holds counts again
 * @param entryBytes unpacked, of one entry
 * @param ratio unpacked to packed of one stream, beyond {@link #RATIO_FROM} bytes
 * @param depth how many archives lie within each other
 * @param nameLength of a path, in bytes
 */
public record ArchiveLimits(
    int entries, long totalBytes, long entryBytes, int ratio, int depth, int nameLength) {

  /** Below this much a high ratio harms nobody: files of zeros are common in test data. */
  public static final long RATIO_FROM = 64L << 20;

  /** As {@link #names()}, where few entries are allowed. */
  private static final long NAMES = 32L << 20;

  /** Of a path, of many; the paths of real packages are shorter. */
  private static final long USUAL_NAME = 160;

  /** Of all paths together, in characters: they are held while an archive is read. */
  public long names() {
    return Math.max(NAMES, entries * USUAL_NAME);
  }

  /**
   * Above what real packages need: the largest wheels unpack to some 4 GB and have 20,000 files,
   * the largest npm packages have 100,000. Deflate cannot exceed 1,032 to 1; what people ship stays
   * below 100 to 1 once it is large.
   */
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(200_000, 16L << 30, 8L << 30, 200, 6, 4096);
}
