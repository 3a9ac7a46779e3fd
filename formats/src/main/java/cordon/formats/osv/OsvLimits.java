package cordon.formats.osv;

/**
 * How much of a record we read. The largest records in public feeds list some ten thousand versions
 * and stay below five megabytes; each bound leaves a wide margin above that.
 */
public final class OsvLimits {

  /** Bytes of one record. */
  public static final int RECORD_BYTES = 32 << 20;

  static final int DEPTH = 64;
  static final int TEXT = 4 << 20;
  static final int ID = 128;
  static final int NAME = 1_000;
  static final int VERSION = 1_000;
  static final int URL = 10_000;
  static final int IDS = 10_000;
  static final int AFFECTED = 20_000;
  static final int RANGES = 10_000;
  static final int EVENTS = 20_000;
  static final int VERSIONS = 200_000;
  static final int REFERENCES = 10_000;
  static final int CREDITS = 10_000;
  static final int SEVERITIES = 100;

  private OsvLimits() {}
}
