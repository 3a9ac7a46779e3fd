package cordon.inspect.tree;

/** What an artifact is packed as. */
public enum ArtifactKind {
  WHEEL,
  SDIST,
  EGG,
  NPM,
  JAR,
  CRATE,
  GO_MODULE,
  /** One file of weights, or an archive of them. */
  MODEL,
  /** A folder on disk: a checkout, an unpacked package, a model repository. */
  FOLDER,
  /** An archive of nothing in particular. */
  ARCHIVE;

  /** Whether its installer opens it as a zip, whatever it begins with. */
  boolean zipped() {
    return this == WHEEL || this == EGG || this == JAR || this == GO_MODULE;
  }

  /** Whether it is a tar. */
  boolean tarred() {
    return this == SDIST || this == NPM || this == CRATE;
  }
}
