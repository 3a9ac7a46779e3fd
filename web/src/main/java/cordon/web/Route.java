package cordon.web;

/**
 * A path that is answered.
 *
 * @param method upper case, or {@code *} for any (the handler then answers 405 itself)
 * @param path literal segments, {@code {name}} for one segment, a trailing {@code /*} for the raw
 *     rest
 * @param access who may
 * @param handler what answers
 */
public record Route(String method, String path, Access access, Handler handler) {

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
