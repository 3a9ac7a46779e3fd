package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes digests of a stream as it is read: all that are expected, and SHA-256 in any case. */
final class Hashing {
  private final List<Digest> expected;
  private final Map<Algorithm, MessageDigest> hashes = new EnumMap<>(Algorithm.class);
  private final Map<Algorithm, Digest> done = new EnumMap<>(Algorithm.class);

  Hashing(List<Digest> expected) {
    this.expected = expected;
    hashes.put(Algorithm.SHA256, hash(Algorithm.SHA256));
    expected.forEach(d -> hashes.computeIfAbsent(d.algorithm(), Hashing::hash));
  }

  InputStream over(InputStream in) {
    InputStream hashed = in;
    for (MessageDigest hash : hashes.values()) {
      hashed = new DigestInputStream(hashed, hash);
    }
    return hashed;
  }

  /** What came in the place of what was expected; of one algorithm any digest may match. */
  Optional<Digest> mismatch() {
    return expected.stream()
        .map(Digest::algorithm)
        .distinct()
        .map(this::of)
        .filter(received -> !expected.contains(received))
        .findFirst();
  }

  Digest sha256() {
    return of(Algorithm.SHA256);
  }

  private Digest of(Algorithm algorithm) {
    return done.computeIfAbsent(
        algorithm, a -> Digest.of(a, hashes.getOrDefault(a, hash(a)).digest()));
  }

  private static MessageDigest hash(Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.jca(), e);
    }
  }
}
