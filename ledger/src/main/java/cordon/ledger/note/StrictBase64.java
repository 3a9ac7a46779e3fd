package cordon.ledger.note;

import java.util.Base64;

/** Standard base64 of RFC 4648 section 4 in which no two texts stand for the same bytes. */
public final class StrictBase64 {
  private StrictBase64() {}

  /**
   * @throws IllegalArgumentException also when unused bits are set (RFC 4648 section 3.5), which
   *     Java's decoder overlooks
   */
  public static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical");
    }
    return bytes;
  }
}
