package cordon.inspect.environment;

import java.util.Optional;

/**
 * In which environment a path lies.
 *
 * @param root path of the environment, with the name of the walked folder before it
 */
record Location(EnvironmentKind kind, String root) {
  private static final String MAVEN = "/.m2/repository/";

  /**
   * The outermost environment around a path: a {@code node_modules} within a Python package is a
   * part of that package.
   *
   * @param path with the name of the walked folder before it
   */
  static Optional<Location> of(String path) {
    int at = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', at)) {
      String segment = path.substring(at, slash);
      if (segment.equals("site-packages") || segment.equals("dist-packages")) {
        return Optional.of(new Location(EnvironmentKind.SITE_PACKAGES, path.substring(0, slash)));
      }
      if (segment.equals("node_modules")) {
        return Optional.of(new Location(EnvironmentKind.NODE_MODULES, path.substring(0, slash)));
      }
      at = slash + 1;
    }
    int maven = ("/" + path).indexOf(MAVEN);
    return maven < 0
        ? Optional.empty()
        : Optional.of(
            new Location(
                EnvironmentKind.MAVEN_REPOSITORY, path.substring(0, maven + MAVEN.length() - 2)));
  }
}
