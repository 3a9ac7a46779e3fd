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
}
