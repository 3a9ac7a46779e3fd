package cordon.formats.maven;

import cordon.base.Digest;
import java.util.Optional;

/** The content of a {@code .sha1}, {@code .md5}, {@code .sha256} or {@code .sha512} file. */
public final class ChecksumFile {
  /** Real ones have one short line; a page of HTML in its place is none. */
  private static final int LONGEST = 4096;

  private ChecksumFile() {}

  /**
   * Reads the first line that holds anything: bare hex, {@code hex filename}, or {@code ALGORITHM
   * (filename) = hex}.
   *
   * @return empty when the line holds no digest of this algorithm
   */
  public static Optional<Digest> parse(String content, Digest.Algorithm algorithm) {
    if (content.length() > LONGEST) {
      return Optional.empty();
    }
    String line =
        content.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    int equals = line.lastIndexOf("= ");
    String[] words = (equals < 0 ? line : line.substring(equals + 2)).split("\\s+", 2);
    try {
      return Optional.of(new Digest(algorithm, words[0]));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }
}
