package cordon.ledger.note;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A public key by which notes are checked, written {@code name+keyid+base64}, as Go's note package
 * writes it.
 */
public final class VerifierKey {
  /** The signature type of Ed25519 in C2SP signed-note. */
  static final byte ED25519 = 1;

  /** What stands before the 32 bytes in an X.509 key (RFC 8410 section 4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] publicKey;
  private final byte[] id;

  VerifierKey(String name, byte[] publicKey) {
    checkName(name);
    this.name = name;
    this.publicKey = publicKey.clone();
    this.id = id(name, publicKey);
  }

  /**
   * @throws ProblemException when it is not such a key
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3); // base64 may hold a plus, the name may not
    if (parts.length != 3) {
      throw bad("it has not the form name+keyid+base64", null);
    }
    byte[] key;
    try {
      key = StrictBase64.decode(parts[2]);
    } catch (IllegalArgumentException e) {
      throw bad("its last part is no base64", e);
    }
    if (key.length != 33 || key[0] != ED25519) {
      throw bad("it is no Ed25519 key", null);
    }
    VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, 33));
    if (!parsed.idHex().equals(parts[1])) {
      throw bad("its key id is not " + parsed.idHex(), null);
    }
    return parsed;
  }

  static void checkName(String name) {
    if (name.isEmpty()
        || name.length() > 250
        || name.contains("+")
        || name.chars().anyMatch(c -> c < 0x20 || Character.isWhitespace(c) || c == 0xa0)) {
      throw bad("'" + name + "' is no name: it is empty, too long, or has spaces or a plus", null);
    }
  }

  /** The name of the log that signs with it. */
  public String name() {
    return name;
  }

  byte[] id() {
    return id.clone();
  }

  private String idHex() {
    return HexFormat.of().formatHex(id);
  }

  private static byte[] id(String name, byte[] publicKey) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      sha256.update(ED25519);
      return Arrays.copyOf(sha256.digest(publicKey), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  boolean verify(String text, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + publicKey.length);
      System.arraycopy(publicKey, 0, encoded, X509.length, publicKey.length);
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a malformed key or signature verifies nothing
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(publicKey);
  }

  /** {@code cordon.example/ledger+1a2b3c4d+AZ…}. */
  @Override
  public String toString() {
    byte[] typed = new byte[33];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, 32);
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  private static ProblemException bad(String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "ledger/bad-key",
            "this is no key of a log",
            why,
            "take the line that 'cordon ledger export' printed as the log's key"),
        cause);
  }
}
