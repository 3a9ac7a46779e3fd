package cordon.formats.archive;

/** What is left of the limits for an archive and all in it. For one thread. */
public final class ArchiveBudget {
  /** What any archive may unpack to, however small it is. */
  private static final long FLOOR = 512L << 20;

  private final ArchiveLimits limits;
  private final long mostBytes;
  private int entries;
  private long nameBytes;
  private long bytes;

  /**
   * @param size of the outermost archive; what it unpacks to, with all archives in it, is bounded
   *     by half of {@link ArchiveLimits#ratio} times that, so that entries that share their bytes
   *     and archives that hold each other unpack to no more than one file can
   */
  public ArchiveBudget(ArchiveLimits limits, long size) {
    this.limits = limits;
    long bySize = size > Long.MAX_VALUE / limits.ratio() ? size : size * limits.ratio() / 2;
    this.mostBytes = Math.min(limits.totalBytes(), Math.max(FLOOR, bySize));
  }

  public ArchiveLimits limits() {
    return limits;
  }

  /** Whether nothing more may be read. */
  public boolean spent() {
    return entries > limits.entries() || bytes > mostBytes || nameBytes > limits.names();
  }

  /** Unpacked bytes, in all. */
  long mostBytes() {
    return mostBytes;
  }

  /** Counts an entry; false once there are too many. */
  boolean takeEntry() {
    entries++;
    return entries <= limits.entries();
  }

  /** Counts a name, which is remembered; false once they are too long together. */
  boolean takeName(int length) {
    nameBytes += length;
    return nameBytes <= limits.names();
  }

  /** Counts unpacked bytes; false once there are too many. */
  boolean takeBytes(long count) {
    bytes += count;
    return bytes <= mostBytes;
  }
}
