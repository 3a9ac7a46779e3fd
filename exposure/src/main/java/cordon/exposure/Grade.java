package cordon.exposure;

/**
 * How sure it is that a unit had a release, the surest first (research: evidence ladder). A grade
 * tells the kind of evidence; whether its time is certain is a separate word.
 */
public enum Grade {
  /** A process of the unit ran it. */
  EXECUTED,
  /** It lay in the unit's file system. */
  INSTALLED,
  /** The unit pulled it from the gate or another registry. */
  FETCHED,
  /** A lockfile or an SBOM of the unit names it. */
  LOCKED,
  /** A build asked for it at a time when it was the highest that the requirement takes. */
  RESOLVES,
  /** A requirement of the unit allows it, and it could be had at the time. */
  COULD_RESOLVE,
  /** Nothing says what the unit had at the time. */
  UNKNOWN,
  /** A complete document of the time does not have it. */
  EXCLUDED;

  /** Whether this is evidence that the unit had it, rather than a possibility or its absence. */
  public boolean had() {
    return ordinal() <= LOCKED.ordinal();
  }

  /** As it stands in JSON and on the command line: {@code could-resolve}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
