package cordon.inspect.scan;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.inspect.fact.Fact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Looks over the bytes of a file once, in pieces. Time is linear in them; memory does not depend on
 * them. What lies across two pieces may be missed, so pieces should be large.
 */
public final class FileScan {
  /** Where a file is code, hiding and encoding mean something; elsewhere only its bytes count. */
  public enum Depth {
    /** How its bytes are spread. */
    BYTES,
    /** Long encoded runs. */
    TEXT,
    /** And hidden text, and the names that obfuscators give. */
    CODE
  }

  private final Depth depth;
  private final MessageDigest digest = sha256();
  private final ByteStatistics statistics = new ByteStatistics();
  private final EncodedRuns runs = new EncodedRuns();
  private final HiddenText hidden = new HiddenText();
  private final ObfuscatorNames names = new ObfuscatorNames();
  private long size;
  private int line = 1;

  public FileScan(Depth depth) {
    this.depth = depth;
  }

  public void update(byte[] bytes, int from, int to) {
    digest.update(bytes, from, to - from);
    size += to - from;
    if (depth == Depth.BYTES) {
      statistics.update(bytes, from, to);
      return;
    }
    Piece piece = new Piece(bytes, from, to, line);
    runs.update(piece);
    if (depth == Depth.CODE) {
      hidden.update(piece);
      names.update(piece);
    }
    line = piece.line(to);
  }

  /**
   * @param path of the file, for the places of facts
   */
  public Scanned finish(String path) {
    List<Fact> facts =
        Stream.of(runs.sightings(), hidden.sightings(), names.sightings())
            .flatMap(List::stream)
            .map(sighting -> sighting.in(path))
            .toList();
    OptionalDouble entropy =
        depth == Depth.BYTES ? OptionalDouble.of(statistics.entropy()) : OptionalDouble.empty();
    return new Scanned(size, Digest.of(Algorithm.SHA256, digest.digest()), entropy, facts);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
