package cordon.web.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The form of a token: {@code cdn_}, 43 characters of secret (256 bits in base 62), 6 of CRC-32.
 * The prefix lets secret scanners find leaked ones, the checksum lets them and us tell a token from
 * look-alikes without a look-up: {@code cdn_[0-9A-Za-z]{49}}.
 */
final class TokenText {
  static final String PREFIX = "cdn_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

  private TokenText() {}

  /**
   * @param secret 32 random bytes
   */
  static String of(byte[] secret) {
    String text = PREFIX + base62(new BigInteger(1, secret), SECRET);
    return text + checksum(text);
  }

  /** Whether it has the form; says nothing on whether it was ever given out. */
  static boolean isWellFormed(String text) {
    if (text.length() != PREFIX.length() + SECRET + CHECKSUM || !text.startsWith(PREFIX)) {
      return false;
    }
    int body = text.length() - CHECKSUM;
    return checksum(text.substring(0, body)).equals(text.substring(body));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM);
  }

  private static String base62(BigInteger number, int width) {
    StringBuilder out = new StringBuilder(width);
    BigInteger rest = number;
    for (int i = 0; i < width; i++) {
      BigInteger[] division = rest.divideAndRemainder(BASE);
      out.append(DIGITS.charAt(division[1].intValue()));
      rest = division[0];
    }
    return out.reverse().toString();
  }
}
