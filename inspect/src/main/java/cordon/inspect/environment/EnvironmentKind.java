package cordon.inspect.environment;

/** A place into which a client installs. */
public enum EnvironmentKind {
  /** {@code site-packages} or {@code dist-packages} of a Python. */
  SITE_PACKAGES("pypi"),
  /** {@code node_modules}, the outermost of a project. */
  NODE_MODULES("npm"),
  /** {@code .m2/repository}. */
  MAVEN_REPOSITORY("maven");

  private final String ecosystem;

  EnvironmentKind(String ecosystem) {
    this.ecosystem = ecosystem;
  }

  /** Purl type of what is installed there. */
  public String ecosystem() {
    return ecosystem;
  }
}
