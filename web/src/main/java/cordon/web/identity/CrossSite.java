package cordon.web.identity;

import cordon.web.pages.Forms;
import cordon.web.server.Request;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps other sites from acting with a person's session. Two locks: the browser's own word on where
 * a request comes from (Fetch Metadata, else {@code Origin}), and a token bound to the session.
 */
final class CrossSite {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** Where scripts put the token; forms use the field {@link Forms#CSRF_FIELD}. */
  static final String HEADER = "X-CSRF-Token";

  private CrossSite() {}

  static boolean changesNothing(Request request) {
    return SAFE.contains(request.method());
  }

  /** Whether a page of ours, or the person's own address bar, sent it. */
  static boolean isSameOrigin(Function<String, Optional<String>> headers, String origin) {
    Optional<String> site = headers.apply("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    return headers.apply("Origin").equals(Optional.of(origin));
  }

  static boolean hasToken(Request request, String expected) {
    String token = request.header(HEADER).or(() -> request.form(Forms.CSRF_FIELD)).orElse("");
    return Secrets.same(token, expected);
  }
}
