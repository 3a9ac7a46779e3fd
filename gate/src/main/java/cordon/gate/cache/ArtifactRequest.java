package cordon.gate.cache;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names an artifact and says how to get and verify it.
 *
 * @param upstream from where
 * @param coordinate with its file
 * @param uri its address
 * @param digests from the metadata; of the strongest algorithm any may match (W3C SRI 3.3.4); empty
 *     only where the protocol has none, then the first download sets it
 */
public record ArtifactRequest(
    Upstream upstream, Coordinate coordinate, URI uri, List<Digest> digests) {

  public ArtifactRequest {
    digests = List.copyOf(digests);
    if (coordinate.file().isEmpty()) {
      throw new IllegalArgumentException("an artifact is a file: " + coordinate);
    }
  }

  /** The digests that decide. */
  List<Digest> strongest() {
    Digest.Algorithm best =
        digests.stream()
            .map(Digest::algorithm)
            .max(Comparator.naturalOrder())
            .orElse(Digest.Algorithm.SHA256);
    return digests.stream().filter(d -> d.algorithm() == best).toList();
  }

  Key key() {
    String expected = strongest().stream().findFirst().map(Digest::toString).orElse("");
    return new Key(
        upstream.key(),
        coordinate.name(),
        coordinate.version(),
        coordinate.file().orElseThrow(),
        expected);
  }

  record Key(String upstream, String name, String version, String file, String expected) {

    /** What it is called; empty for an ecosystem that this version of Cordon does not know. */
    Optional<Coordinate> coordinate() {
      int slash = upstream.indexOf('/');
      return Ecosystem.ofPurlType(upstream.substring(0, Math.max(0, slash)))
          .map(ecosystem ->
              Coordinate.release(ecosystem, upstream.substring(slash + 1), name, version)
                  .withFile(file));
    }
  }
}
