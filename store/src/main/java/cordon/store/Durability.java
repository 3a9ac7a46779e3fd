package cordon.store;

/** What a work has survived when its future completes. */
public enum Durability {
  /** Loss of power: the disk was forced before. */
  DISK,

  /**
   * The end of this process, also by {@code kill -9}: the kernel, or the server of the database,
   * has it. The disk is forced a moment behind: SQLite's log after at most 50 milliseconds or with
   * the next work for {@link #DISK}, PostgreSQL's within three times its {@code wal_writer_delay}.
   * What power takes is always the end of what was written, never something from its middle.
   */
  PROCESS
}
