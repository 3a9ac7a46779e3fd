package cordon.formats.sbom;

import cordon.base.Digest;
import java.util.Optional;

/** How the formats name algorithms: {@code SHA-256}, {@code SHA256}, {@code sha256}. */
public final class DigestNames {
  private DigestNames() {}

  /** Empty for an algorithm that {@link Digest} does not know. */
  public static Optional<Digest.Algorithm> algorithm(String name) {
    return switch (name) {
      case "SHA-256", "SHA256", "sha256", "sha-256" -> Optional.of(Digest.Algorithm.SHA256);
      case "SHA-1", "SHA1", "sha1", "sha-1" -> Optional.of(Digest.Algorithm.SHA1);
      case "SHA-512", "SHA512", "sha512", "sha-512" -> Optional.of(Digest.Algorithm.SHA512);
      case "SHA-384", "SHA384", "sha384", "sha-384" -> Optional.of(Digest.Algorithm.SHA384);
      case "MD5", "md5" -> Optional.of(Digest.Algorithm.MD5);
      default -> Optional.empty();
    };
  }

  /** Empty for a value that is none of the algorithm. */
  public static Optional<Digest> digest(Digest.Algorithm algorithm, String value) {
    try {
      return Optional.of(new Digest(algorithm, value));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
