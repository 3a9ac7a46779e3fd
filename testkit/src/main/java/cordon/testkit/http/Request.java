package cordon.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request as it arrived.
 *
 * @param method {@code GET}, {@code HEAD} …
 * @param target the request target unchanged, with its query and percent signs
 * @param headers as sent
 * @param body empty when there was none
 * @param port of the server that took it
 */
public record Request(String method, String target, Headers headers, byte[] body, int port) {

  /** The path as sent: without query, percent signs kept. */
  public String rawPath() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The path with percent-encoding undone. */
  public String path() {
    return URLDecoder.decode(rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
