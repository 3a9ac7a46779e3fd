package cordon.gate.upstream;

import java.net.URI;
import java.util.Optional;

/** Where a redirect may lead: to http or https, never from https down to http. */
final class Redirects {
  private Redirects() {}

  static URI next(UpstreamRequest request, UpstreamResponse response) throws UpstreamException {
    URI from = request.uri();
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw Failures.badRedirect(from, "a " + request.method() + " is not sent twice");
    }
    Optional<String> location = response.header("Location");
    if (location.isEmpty()) {
      throw Failures.badRedirect(from, "status " + response.status() + " without Location");
    }
    URI to;
    try {
      to = from.resolve(location.get());
    } catch (IllegalArgumentException e) {
      throw Failures.badRedirect(from, "the Location cannot be read");
    }
    boolean web =
        "https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme());
    if (!web || to.getHost() == null) {
      throw Failures.badRedirect(from, "the Location is not an http address");
    }
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw Failures.badRedirect(from, "from https down to http: " + Failures.shown(to));
    }
    if (to.getRawUserInfo() != null) {
      throw Failures.badRedirect(from, "the Location carries a user name");
    }
    return to;
  }
}
