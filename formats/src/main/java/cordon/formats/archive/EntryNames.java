package cordon.formats.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names as bytes turned to text. */
final class EntryNames {
  private EntryNames() {}

  /** Empty where the bytes are no UTF-8. */
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** UTF-8, else each byte as a character, so that no two names become one. */
  static String lenient(byte[] bytes) {
    return utf8(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
