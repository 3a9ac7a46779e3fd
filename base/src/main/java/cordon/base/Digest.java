package cordon.base;

import java.util.HexFormat;
import java.util.Locale;

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
    if (hex.length() != algorithm.hexLength || !hex.chars().allMatch(Digest::isHex)) {
      throw new IllegalArgumentException(
          "not a " + algorithm.jca + " digest: " + hex.length() + " characters");
    }
  }

  public static Digest sha256(String hex) {
    return new Digest(Algorithm.SHA256, hex);
  }

  public static Digest of(Algorithm algorithm, byte[] bytes) {
    return new Digest(algorithm, HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** {@code sha256:ab12…}, the form used in the API and in facts. */
  @Override
  public String toString() {
    return algorithm.name().toLowerCase(Locale.ROOT) + ":" + hex;
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
