package cordon.bench.routes;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * One way of asking for a release that should be held.
 *
 * @param label its row in the table
 * @param method GET or HEAD
 * @param url asked
 * @param headers of the request
 * @param offers whether the text of a good answer lets a client take the release
 */
record Route(String label, String method, URI url, List<String> headers, Predicate<String> offers) {

  static Route document(String label, URI url, Predicate<String> offers, String... headers) {
    return new Route(label, "GET", url, List.of(headers), offers);
  }

  static Route file(String label, URI url, String... headers) {
    return new Route(label, "GET", url, List.of(headers), body -> true);
  }

  static Route head(String label, URI url) {
    return new Route(label, "HEAD", url, List.of(), body -> true);
  }
}
