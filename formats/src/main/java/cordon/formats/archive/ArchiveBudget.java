package cordon.formats.archive;

/** What is left of the limits for an archive and all in it. For one thread. */
public final class ArchiveBudget {
  private final ArchiveLimits limits;
  private int entries;
  private long bytes;

  public ArchiveBudget(ArchiveLimits limits) {
    this.limits = limits;
  }

  public ArchiveLimits limits() {
    return limits;
  }

  /** Whether nothing more may be read. */
  public boolean spent() {
    return entries > limits.entries() || bytes > limits.totalBytes();
  }

  /** Counts an entry; false once there are too many. */
  boolean takeEntry() {
    entries++;
    return entries <= limits.entries();
  }

  /** Counts unpacked bytes; false once there are too many. */
  boolean takeBytes(long count) {
    bytes += count;
    return bytes <= limits.totalBytes();
  }
}
