package cordon.formats.osv;

/** What a record says of one version. */
public enum Coverage {
  /** The record lists the version or a range holds it. */
  AFFECTED,
  /**
   * The record names the package but cannot be held against this version: it enumerates nothing, or
   * the version cannot be ordered. For a person to look at; never proof of innocence.
   */
  REVIEW,
  /** The record covers other versions only. */
  UNAFFECTED
}
