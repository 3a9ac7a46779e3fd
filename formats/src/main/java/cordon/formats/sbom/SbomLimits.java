package cordon.formats.sbom;

/**
 * How much of a document is read. The largest documents in public corpora have some 100 MB and
 * 100,000 components; each bound leaves a wide margin above that.
 */
public final class SbomLimits {
  /** Bytes of one document. */
  public static final long BYTES = 1L << 30;

  /** Levels of nesting. */
  public static final int DEPTH = 256;

  /** Refs that are given to parts of one document. */
  public static final int REFS = 4_000_000;

  /** Elements of one list that is kept whole. */
  public static final int LIST = 1_000_000;

  /** Characters of a ref, a name, a version or a package URL. */
  public static final int TEXT = 8_192;

  private SbomLimits() {}
}
