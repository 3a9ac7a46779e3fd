package cordon.web.server;

import java.util.function.IntSupplier;

/**
 * Where the root of a port lies among the paths of the server.
 *
 * @param path empty for the main port, else that of {@link RootPort}
 * @param mainPort the port of the console, known once the server runs
 */
record Mount(String path, IntSupplier mainPort) {
  static final Mount MAIN = new Mount("", () -> 0);

  /** The path that routing sees. What is no path at all stays so, and is refused there. */
  String rawPath(String onTheWire) {
    return onTheWire.startsWith("/") ? path + onTheWire : onTheWire;
  }

  /** Where the console is for a client that reached this port under an address. */
  String console(String origin) {
    if (path.isEmpty()) {
      return origin;
    }
    int host = origin.indexOf("://") + 3;
    int port = origin.indexOf(':', Math.max(host, origin.lastIndexOf(']')));
    return (port < 0 ? origin : origin.substring(0, port)) + ":" + mainPort.getAsInt();
  }
}
