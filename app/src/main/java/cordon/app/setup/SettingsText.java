package cordon.app.setup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Bytes of settings as text that can be edited without a change to what is not edited: one
 * character for each byte, whatever the encoding, as all that edits look for is ASCII.
 */
final class SettingsText {
  /** The byte order mark of UTF-8, byte by byte. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private SettingsText() {}

  static String of(Optional<byte[]> bytes) {
    return bytes.map(SettingsText::of).orElse("");
  }

  static String of(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** For people, who mostly write UTF-8. */
  static String shown(String text) {
    return new String(bytes(text), UTF_8);
  }

  /** Edits what stands behind a byte order mark, and keeps CRLF where all lines end with it. */
  static String edit(String text, UnaryOperator<String> edit) {
    boolean marked = text.startsWith(MARK);
    String plain = marked ? text.substring(MARK.length()) : text;
    boolean crlf = plain.contains("\r\n") && plain.replace("\r\n", "").indexOf('\n') < 0;
    String edited = edit.apply(crlf ? plain.replace("\r\n", "\n") : plain);
    return (marked ? MARK : "") + (crlf ? edited.replace("\n", "\r\n") : edited);
  }
}
