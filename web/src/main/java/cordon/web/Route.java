package cordon.web;

import java.util.OptionalLong;

/**
 * A path that is answered.
 *
 * @param method upper case, or {@code *} for any (the handler then answers 405 itself)
 * @param path literal segments, {@code {name}} for one segment, a trailing {@code /*} for the raw
 *     rest
 * @param access who may
 * @param handler what answers
 * @param body longest body that it takes, in bytes; empty: as long as the server takes usually
 */
public record Route(String method, String path, Access access, Handler handler, OptionalLong body) {

  public Route(String method, String path, Access access, Handler handler) {
    this(method, path, access, handler, OptionalLong.empty());
  }

  /** The same for bodies of up to so many bytes; the handler must not hold them in memory. */
  public Route taking(long bytes) {
    return new Route(method, path, access, handler, OptionalLong.of(bytes));
  }

  public static Route get(String path, Access access, Handler handler) {
    return new Route("GET", path, access, handler);
  }

  public static Route post(String path, Access access, Handler handler) {
    return new Route("POST", path, access, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return new Route("DELETE", path, access, handler);
  }

  public static Route any(String path, Access access, Handler handler) {
    return new Route("*", path, access, handler);
  }
}
