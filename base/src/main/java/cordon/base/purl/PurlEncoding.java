package cordon.base.purl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as ECMA-427 section 5.4 has it: RFC 3986, but a colon is never encoded. */
final class PurlEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PurlEncoding() {}

  /** Appends the text, everything encoded but letters, digits and {@code .-_~:}. */
  static StringBuilder encode(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        out.append(c);
      } else {
        int to = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
        for (byte b : text.substring(i, to).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
        }
        i = to - 1;
      }
    }
    return out;
  }

  /** As {@link #encode}, but slashes stay. */
  static StringBuilder encodeSegments(StringBuilder out, String path) {
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      encode(out, path.substring(from, slash)).append('/');
      from = slash + 1;
    }
    return encode(out, path.substring(from));
  }

  /**
   * @throws CharacterCodingException if a percent sign starts no byte, or the bytes are not UTF-8
   */
  static String decode(String text) throws CharacterCodingException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low < 0) {
        throw new CharacterCodingException();
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ".-_~:".indexOf(c) >= 0;
  }
}
