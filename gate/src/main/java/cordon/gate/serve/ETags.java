package cordon.gate.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Validators of derived documents, made from what the document derives from: as strong as a hash of
 * its bytes, without having to produce them.
 */
public final class ETags {
  private static final int HEX_DIGITS = 40;

  private ETags() {}

  /** A strong, quoted tag that differs when any of the parts differs. */
  public static String of(String... parts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        hash.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        hash.update(bytes);
      }
      return "\"" + HexFormat.of().formatHex(hash.digest()).substring(0, HEX_DIGITS) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
