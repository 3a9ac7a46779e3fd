package cordon.web.server;

/**
 * A further port at whose root a path of the main port stands: with {@code /npm} a request for
 * {@code /left-pad} there is one for {@code /npm/left-pad} here, under the same rules of access.
 *
 * @param path with a leading and without a trailing slash
 * @param port 0 takes a free one
 */
public record RootPort(String path, int port) {
  public RootPort {
    if (!path.startsWith("/") || path.endsWith("/")) {
      throw new IllegalArgumentException("not a path: " + path);
    }
  }
}
