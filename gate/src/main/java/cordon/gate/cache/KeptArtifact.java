package cordon.gate.cache;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import java.nio.file.Path;
import java.util.List;

/**
 * An artifact that the cache holds.
 *
 * @param coordinate with its file
 * @param digests by which it is known: of its bytes, and what the metadata stated
 * @param sha256 of its bytes
 * @param path of its bytes; not to be changed
 */
public record KeptArtifact(Coordinate coordinate, List<Digest> digests, Digest sha256, Path path) {
  public KeptArtifact {
    digests = List.copyOf(digests);
  }
}
