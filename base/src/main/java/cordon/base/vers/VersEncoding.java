package cordon.base.vers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding of versions in vers notation (vers-spec 5.3.3.2). */
final class VersEncoding {
  private static final String RESERVED = "><=!*|%";

  private VersEncoding() {}

  /** Encodes comparators, separators, the percent sign, and what is not printable ASCII. */
  static String encode(String version) {
    StringBuilder out = new StringBuilder(version.length());
    for (byte b : version.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c > ' ' && c <= '~' && RESERVED.indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return out.toString();
  }

  /**
   * @throws CharacterCodingException if a percent sign starts no byte, or the bytes are not UTF-8
   */
  static String decode(String text) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
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
}
