package cordon.web.identity;

import cordon.web.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The secret that a program presents in {@code Authorization} (RFC 7617, RFC 6750). */
sealed interface Credentials {

  record None() implements Credentials {}

  /** {@code Bearer}, or the password of {@code Basic}: package clients know only one of them. */
  record Presented(String secret, boolean basic) implements Credentials {}

  /** A header that nobody can read. */
  record Unreadable() implements Credentials {}

  static Credentials of(Request request) {
    Optional<String> header = request.header("Authorization");
    if (header.isEmpty()) {
      return new None();
    }
    String value = header.get().strip();
    int space = value.indexOf(' ');
    if (space < 0) {
      return new Unreadable();
    }
    String rest = value.substring(space + 1).strip();
    return switch (value.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> new Presented(rest, false);
      case "basic" -> basic(rest);
      default -> new Unreadable();
    };
  }

  private static Credentials basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? new Unreadable() : new Presented(pair.substring(colon + 1), true);
    } catch (IllegalArgumentException e) {
      return new Unreadable();
    }
  }
}
