package cordon.web.identity.oidc;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * The signatures that are accepted (RFC 7518 section 3, RFC 8037). {@code none} and the algorithms
 * with a shared secret have no place here, so that no header can ask for them.
 */
enum Algorithm {
  RS256("RS256", "SHA256withRSA", RSAPublicKey.class),
  /** The signature is the two numbers one behind the other, not DER. */
  ES256("ES256", "SHA256withECDSAinP1363Format", ECPublicKey.class),
  EDDSA("EdDSA", "Ed25519", EdECPublicKey.class);

  private final String word;
  private final String java;
  private final Class<? extends PublicKey> keys;

  Algorithm(String word, String java, Class<? extends PublicKey> keys) {
    this.word = word;
    this.java = java;
    this.keys = keys;
  }

  String word() {
    return word;
  }

  static Optional<Algorithm> of(String word) {
    for (Algorithm algorithm : values()) {
      if (algorithm.word.equals(word)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The one algorithm that a key is used with: never what a header asks for (RFC 8725 3.1). */
  static Algorithm ofKey(PublicKey key) {
    for (Algorithm algorithm : values()) {
      if (algorithm.keys.isInstance(key)) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException("no algorithm for " + key.getAlgorithm());
  }

  /** False also for a signature that is none. */
  boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance(java);
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }
}
