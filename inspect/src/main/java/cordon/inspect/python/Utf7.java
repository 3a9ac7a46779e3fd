package cordon.inspect.python;

import cordon.inspect.value.Decoders;
import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), of which Python sources may be and nobody's are. */
final class Utf7 {
  private Utf7() {}

  static String decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '+') {
        out.append(c);
        continue;
      }
      int end = at;
      while (end < text.length() && isBase64(text.charAt(end))) {
        end++;
      }
      out.append(end == at ? "+" : shifted(text.substring(at, end)));
      at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
    }
    return out.toString();
  }

  private static boolean isBase64(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '+' || c == '/';
  }

  private static String shifted(String base64) {
    byte[] units = Decoders.base64(base64.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow();
    return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
  }
}
