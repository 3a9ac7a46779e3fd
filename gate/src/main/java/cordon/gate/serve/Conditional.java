package cordon.gate.serve;

import java.util.Optional;

/** Whether a client already has what it asks for (RFC 9110 section 13). */
final class Conditional {
  private Conditional() {}

  /** {@code If-None-Match}: weak comparison, any of a list, or {@code *}. */
  static boolean matches(Optional<String> header, String etag) {
    if (header.isEmpty()) {
      return false;
    }
    for (String candidate : header.get().split(",")) {
      String tag = candidate.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
