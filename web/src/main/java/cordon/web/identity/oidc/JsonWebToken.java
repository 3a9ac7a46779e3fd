package cordon.web.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A signed token in its compact form (RFC 7519, RFC 7515 section 7.1), read and not yet believed.
 *
 * @param signed the bytes that the signature is over
 */
record JsonWebToken(JsonObject header, JsonObject claims, byte[] signed, byte[] signature) {
  /** Tokens of CI systems have two thousand characters; this much fits into a header. */
  static final int LONGEST = 16 * 1024;

  /** Whether it may be meant as one: the first part begins as every JSON object in base64url. */
  static boolean looksLikeOne(String text) {
    return text.startsWith("ey") && text.chars().filter(c -> c == '.').count() == 2;
  }

  /** Empty for whatever is none. */
  static Optional<JsonWebToken> parse(String text) {
    if (text.length() > LONGEST || !looksLikeOne(text)) {
      return Optional.empty();
    }
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    try {
      return Optional.of(
          new JsonWebToken(
              JsonObject.parse(decoded(text.substring(0, first))),
              JsonObject.parse(decoded(text.substring(first + 1, last))),
              text.substring(0, last).getBytes(StandardCharsets.US_ASCII),
              decoded(text.substring(last + 1))));
    } catch (IllegalArgumentException | JacksonException notAToken) {
      return Optional.empty();
    }
  }

  /** Strict: a second spelling of one token would be a second token to whoever counts them. */
  private static byte[] decoded(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
      throw new IllegalArgumentException("not canonical base64url");
    }
    return bytes;
  }

  String issuer() {
    return claims.text("iss").orElse("");
  }
}
