package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key with which a registry signs its releases: ECDSA on P-256 with SHA-256 over {@code
 * NAME@VERSION:INTEGRITY} (npm documentation, "ECDSA registry signatures"). Another one each time.
 */
public final class NpmSigner {
  private static final String SCHEME = "ecdsa-sha2-nistp256";

  private final KeyPair pair;

  private NpmSigner(KeyPair pair) {
    this.pair = pair;
  }

  public static NpmSigner create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new NpmSigner(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code SHA256:} and the BASE64 digest of the public key, without padding. */
  public String keyId() {
    byte[] digest = Hashes.of(Digest.Algorithm.SHA256, pair.getPublic().getEncoded()).bytes();
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  /** An element of {@code dist.signatures} for a text: right for a release, or for none. */
  public Map<String, Object> signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(UTF_8));
      String encoded = Base64.getEncoder().encodeToString(signature.sign());
      return Map.of("keyid", keyId(), "sig", encoded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@code /-/npm/v1/keys} answers. */
  Map<String, Object> keys() {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("expires", null);
    key.put("keyid", keyId());
    key.put("keytype", SCHEME);
    key.put("scheme", SCHEME);
    key.put("key", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    return Map.of("keys", List.of(key));
  }
}
