package cordon.ledger.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;

/** The private key of a log, with the public one that belongs to it. */
public final class SigningKey {
  private final VerifierKey verifier;
  private final byte[] seed;

  /**
   * @param seed the 32 bytes of RFC 8032 section 5.1.5
   */
  SigningKey(VerifierKey verifier, byte[] seed) {
    this.verifier = verifier;
    this.seed = seed.clone();
  }

  /** A fresh key for the log of this name. */
  public static SigningKey generate(String name, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] x509 = pair.getPublic().getEncoded();
      return new SigningKey(
          new VerifierKey(name, Arrays.copyOfRange(x509, x509.length - 32, x509.length)), seed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** What others check with. */
  public VerifierKey verifier() {
    return verifier;
  }

  byte[] seed() {
    return seed.clone();
  }

  /**
   * Signs, and checks what it signed: a faulty pair of keys must not go unseen until somebody needs
   * the proof. Not checked earlier, because a start should not wait for cold elliptic curves.
   *
   * @param text ends with a newline
   * @throws IllegalStateException when the two keys do not belong together
   */
  public SignedNote sign(String text) {
    SignedNote note = signUnchecked(text);
    if (!note.signedBy(verifier)) {
      throw new IllegalStateException("the private and the public key are not a pair");
    }
    return note;
  }

  private SignedNote signUnchecked(String text) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signature = ed25519.sign();
      byte[] value = Arrays.copyOf(verifier.id(), 4 + signature.length);
      System.arraycopy(signature, 0, value, 4, signature.length);
      return new SignedNote(text, List.of(new SignedNote.Signature(verifier.name(), value)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }
}
