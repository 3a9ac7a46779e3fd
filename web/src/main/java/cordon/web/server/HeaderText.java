package cordon.web.server;

/** What may stand in a response's status line and headers (RFC 9110, section 5). */
final class HeaderText {
  private static final boolean[] TOKEN = token();

  private HeaderText() {}

  /**
   * @throws IllegalArgumentException unless the name is a token
   */
  static void requireName(String name) {
    boolean token = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      token &= name.charAt(i) < TOKEN.length && TOKEN[name.charAt(i)];
    }
    if (!token) {
      throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
    }
  }

  /**
   * @throws IllegalArgumentException for CR, LF, NUL, other controls, and what is not Latin-1:
   *     nothing of it may reach the wire, where it would start another header
   */
  static void requireValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            "header `" + name + "` has a forbidden character at index " + i);
      }
    }
  }

  private static boolean[] token() {
    boolean[] token = new boolean[0x80];
    for (char c = ' '; c < token.length; c++) {
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      token[c] = letterOrDigit || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    return token;
  }

  /** Printable ASCII; anything else becomes a space, and the end is cut. */
  static String reason(String phrase, int longest) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < phrase.length() && out.length() < longest; i++) {
      char c = phrase.charAt(i);
      out.append(c >= ' ' && c < 0x7f ? c : ' ');
    }
    return out.toString().strip();
  }
}
