package cordon.store;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Counts and hashes what passes through, with SHA-256. */
final class HashingOutput extends FilterOutputStream {
  private final MessageDigest hash = newSha256();
  private long size;
  private @Nullable Digest digest;

  HashingOutput(OutputStream out) {
    super(out);
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance(Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (digest != null) {
      throw new IllegalStateException("its digest was taken");
    }
    out.write(bytes, offset, length);
    hash.update(bytes, offset, length);
    size += length;
  }

  /** Bytes so far. */
  long size() {
    return size;
  }

  /** Of everything; nothing may be written behind it. */
  Digest digest() {
    Digest known = digest;
    if (known == null) {
      known = Digest.of(Algorithm.SHA256, hash.digest());
      digest = known;
    }
    return known;
  }
}
