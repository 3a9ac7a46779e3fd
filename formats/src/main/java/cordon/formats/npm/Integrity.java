package cordon.formats.npm;

import cordon.base.Digest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A Subresource Integrity value (W3C SRI section 3.5): one or several {@code algorithm-base64}
 * digests of the same bytes.
 *
 * @param digests those that we understand, in the order written; of several of one algorithm any
 *     may match
 */
public record Integrity(List<Digest> digests) {
  /** No digest at all. */
  public static final Integrity NONE = new Integrity(List.of());

  private static final int MOST = 16;

  public Integrity {
    digests = List.copyOf(digests);
  }

  /** Reads what it understands; unknown algorithms and broken values are passed over. */
  public static Integrity parse(String text) {
    List<Digest> found = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text);
    while (words.hasMoreTokens() && found.size() < MOST) {
      one(words.nextToken()).ifPresent(found::add);
    }
    return found.isEmpty() ? NONE : new Integrity(found);
  }

  /** The digests of the strongest algorithm present; SRI lets the bytes match any of them. */
  public List<Digest> strongest() {
    Optional<Digest.Algorithm> best =
        digests.stream().map(Digest::algorithm).max(Comparator.naturalOrder());
    return digests.stream().filter(d -> best.filter(d.algorithm()::equals).isPresent()).toList();
  }

  private static Optional<Digest> one(String word) {
    int dash = word.indexOf('-');
    int options = word.indexOf('?');
    if (dash < 0) {
      return Optional.empty();
    }
    Optional<Digest.Algorithm> algorithm = algorithm(word.substring(0, dash));
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    try {
      String base64 = word.substring(dash + 1, options > dash ? options : word.length());
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(Digest.of(algorithm.get(), bytes));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }

  private static Optional<Digest.Algorithm> algorithm(String name) {
    return switch (name) {
      case "sha512" -> Optional.of(Digest.Algorithm.SHA512);
      case "sha384" -> Optional.of(Digest.Algorithm.SHA384);
      case "sha256" -> Optional.of(Digest.Algorithm.SHA256);
      case "sha1" -> Optional.of(Digest.Algorithm.SHA1);
      case "md5" -> Optional.of(Digest.Algorithm.MD5);
      default -> Optional.empty();
    };
  }
}
