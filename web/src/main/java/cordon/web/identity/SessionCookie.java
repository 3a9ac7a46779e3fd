package cordon.web.identity;

import cordon.web.Exchange;
import cordon.web.server.Cookies;
import cordon.web.server.Request;
import java.util.List;
import java.util.Optional;

/**
 * The cookie of a session. Under TLS its name carries the {@code __Host-} prefix, which binds it to
 * this host and to TLS in the browser itself (RFC 6265bis, section 4.1.3.2).
 */
final class SessionCookie {
  private static final String NAME = "cordon_session";
  private static final String SECURE_NAME = "__Host-" + NAME;

  private SessionCookie() {}

  static Optional<String> read(Request request) {
    return read(request.headers("Cookie"), request.peer().secure());
  }

  static Optional<String> read(Exchange exchange) {
    return read(exchange.header("Cookie").stream().toList(), isSecure(exchange));
  }

  private static Optional<String> read(List<String> headers, boolean secure) {
    return Cookies.find(headers, secure ? SECURE_NAME : NAME)
        .filter(id -> !id.isEmpty() && id.length() < 100);
  }

  static void write(Exchange exchange, String id) {
    set(exchange, id, Sessions.LONGEST.toSeconds());
  }

  static void clear(Exchange exchange) {
    set(exchange, "", 0);
  }

  private static void set(Exchange exchange, String value, long maxAge) {
    boolean secure = isSecure(exchange);
    exchange.setHeader(
        "Set-Cookie",
        (secure ? SECURE_NAME : NAME)
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + maxAge
            + (secure ? "; Secure" : ""));
  }

  private static boolean isSecure(Exchange exchange) {
    return exchange.origin().startsWith("https:");
  }
}
