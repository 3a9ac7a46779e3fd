package cordon.exposure.graph;

/** A release as the graph knows it. */
public record Release(PackageName of, String version) {

  /**
   * A package.
   *
   * @param type of the package URL, such as {@code pypi}
   * @param name as the ecosystem names packages, normalised
   */
  public record PackageName(String type, String name) {}
}
