package cordon.web.server;

/** What browsers are told to refuse, whatever a page may contain. */
final class SecurityHeaders {
  /** No inline script or style, nothing from elsewhere, no framing. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private SecurityHeaders() {}

  static void ofEverything(ResponseSender sender, boolean secure) {
    sender.header("X-Content-Type-Options", "nosniff");
    if (secure) {
      sender.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  static void ofPage(ResponseSender sender) {
    sender.header("Content-Security-Policy", POLICY);
    sender.header("Referrer-Policy", "same-origin");
    sender.header("Cross-Origin-Opener-Policy", "same-origin");
    sender.header("Cross-Origin-Resource-Policy", "same-origin");
    sender.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }
}
