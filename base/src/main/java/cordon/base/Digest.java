package cordon.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A checksum that names an artifact; SHA-256 unless an upstream gave us nothing better. */
public record Digest(Algorithm algorithm, String hex) {

  /** From weakest to strongest, so that ordinal order is strength. */
  public enum Algorithm {
    MD5("MD5", 32),
    SHA1("SHA-1", 40),
    SHA256("SHA-256", 64),
    SHA384("SHA-384", 96),
    SHA512("SHA-512", 128);

    private final String jca;
    private final int hexLength;

    Algorithm(String jca, int hexLength) {
      this.jca = jca;
      this.hexLength = hexLength;
    }

    /** The name that {@link java.security.MessageDigest} knows. */
    public String jca() {
      return jca;
    }

    public int hexLength() {
      return hexLength;
    }
  }

  public Digest {
    hex = hex.toLowerCase(Locale.ROOT);
    if (hex.length() != algorithm.hexLength || !isHex(hex)) {
      throw new IllegalArgumentException(
          "not a " + algorithm.jca + " digest: " + hex.length() + " characters");
    }
  }

  public static Digest sha256(String hex) {
    return new Digest(Algorithm.SHA256, hex);
  }

  /** The SHA-256 of these bytes. */
  public static Digest sha256Of(byte[] bytes) {
    try {
      return of(Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static Digest of(Algorithm algorithm, byte[] bytes) {
    return new Digest(algorithm, HexFormat.of().formatHex(bytes));
  }

  /** Reads {@code sha256:ab12…} in any case; empty for another algorithm or a broken value. */
  public static Optional<Digest> parse(String text) {
    int colon = text.indexOf(':');
    String hex = text.substring(colon + 1);
    return Arrays.stream(Algorithm.values())
        .filter(a -> colon > 0 && a.name().equalsIgnoreCase(text.substring(0, colon)))
        .filter(a -> hex.length() == a.hexLength && isHex(hex.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(a -> new Digest(a, hex));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** {@code sha256:ab12…}, the form used in the API and in facts. */
  @Override
  public String toString() {
    return algorithm.name().toLowerCase(Locale.ROOT) + ":" + hex;
  }

  /** A loop and no stream: documents of millions of digests are read. */
  private static boolean isHex(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
