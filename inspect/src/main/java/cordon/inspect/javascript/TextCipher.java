package cordon.inspect.javascript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the texts of a table are written: as they are, in base64 with an alphabet of the obfuscator's
 * own, or encrypted with RC4 before that.
 *
 * @param alphabet 64 characters; empty for texts that are written as they are
 * @param keyed whether they are encrypted
 */
record TextCipher(String alphabet, boolean keyed) {
  static final TextCipher NONE = new TextCipher("", false);

  /** Empty if it is not well-formed. */
  Optional<String> decode(String text, String key) {
    if (alphabet.isEmpty()) {
      return Optional.of(text);
    }
    Optional<String> plain = base64(text);
    return !keyed ? plain : key.isEmpty() ? Optional.empty() : plain.map(p -> rc4(p, key));
  }

  /** Bits are taken as they come; characters outside the alphabet are passed over. */
  private Optional<String> base64(String text) {
    byte[] bytes = new byte[text.length()];
    int size = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = alphabet.indexOf(text.charAt(i));
      if (digit >= 0 && digit < 64) {
        held = held << 6 | digit;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          bytes[size++] = (byte) (held >> bits);
        }
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Arrays.copyOf(bytes, size)))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String rc4(String text, String key) {
    int[] state = new int[256];
    Arrays.setAll(state, i -> i);
    int j = 0;
    for (int i = 0; i < 256; i++) {
      j = (j + state[i] + key.charAt(i % key.length())) & 0xFF;
      swap(state, i, j);
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    j = 0;
    for (int at = 0; at < text.length(); at++) {
      i = (i + 1) & 0xFF;
      j = (j + state[i]) & 0xFF;
      swap(state, i, j);
      out.append((char) (text.charAt(at) ^ state[(state[i] + state[j]) & 0xFF]));
    }
    return out.toString();
  }

  private static void swap(int[] state, int i, int j) {
    int before = state[i];
    state[i] = state[j];
    state[j] = before;
  }
}
