package cordon.inspect.value;

import java.util.List;

/**
 * Patterns by which keys of wallets are looked for in texts of others. Those that a whole text is
 * held against, from {@code ^} on, only tell whether it is one.
 */
public final class KeyPatterns {
  /** The alphabet of Base58 (draft-msporny-base58), as a class of characters. */
  private static final String BASE_58 = "[1-9A-HJ-NP-Za-km-z]{";

  /** 32 bytes in hexadecimal digits. */
  private static final List<String> HEXADECIMAL =
      List.of(
          "[0-9a-fA-F]{64}", "[a-fA-F0-9]{64}", "[0-9a-f]{64}", "[a-f0-9]{64}", "[A-Fa-f0-9]{64}");

  private KeyPatterns() {}

  public static boolean isOne(String text) {
    return looksFor(text, text.indexOf(BASE_58))
        || HEXADECIMAL.stream()
            .mapToInt(text::indexOf)
            .anyMatch(at -> looksFor(text, at) && text.substring(0, at).contains("0x"));
  }

  private static boolean looksFor(String text, int at) {
    return at >= 0 && text.lastIndexOf('^', at) < 0;
  }
}
