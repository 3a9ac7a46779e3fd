package cordon.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes of RFC 6962 section 2.1: a leaf can never be taken for an inner node. */
public final class Hashes {
  /** Bytes in a hash. */
  public static final int SIZE = 32;

  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(Hashes::newSha256);

  private Hashes() {}

  /** {@code SHA-256(0x00 || leaf)}. */
  public static byte[] leaf(byte[] leaf) {
    MessageDigest sha256 = SHA256.get();
    sha256.update((byte) 0);
    return sha256.digest(leaf);
  }

  /** {@code SHA-256(0x01 || left || right)}. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha256 = SHA256.get();
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** The root of the tree without leaves: {@code SHA-256("")}. */
  public static byte[] empty() {
    return SHA256.get().digest();
  }

  /**
   * The root over a power of two of hashes that lie one after the other.
   *
   * @param hashes of the lowest level; overwritten
   */
  public static byte[] complete(byte[] hashes) {
    MessageDigest sha256 = SHA256.get();
    for (int length = hashes.length; length > SIZE; length /= 2) {
      for (int at = 0; at < length; at += 2 * SIZE) {
        sha256.update((byte) 1);
        sha256.update(hashes, at, 2 * SIZE);
        System.arraycopy(sha256.digest(), 0, hashes, at / 2, SIZE);
      }
    }
    return Arrays.copyOf(hashes, SIZE);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
