package cordon.formats.osv;

/** By which order a range is read. */
public enum RangeType {
  /** Semantic Versioning 2.0.0, without a leading {@code v}. */
  SEMVER,
  /** The order of the package's own ecosystem. */
  ECOSYSTEM,
  /** Reachability between commits; needs a clone, so we do not evaluate it. */
  GIT
}
