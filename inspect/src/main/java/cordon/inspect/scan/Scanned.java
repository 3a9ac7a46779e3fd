package cordon.inspect.scan;

import cordon.base.Digest;
import cordon.inspect.fact.Fact;
import java.util.List;

/**
 * What a look over the bytes of a file found.
 *
 * @param size in bytes
 * @param entropy bits for each byte, 0 to 8
 * @param controls share of bytes that stand in no text, 0 to 1
 * @param longestLine in bytes
 */
public record Scanned(
    long size, Digest sha256, double entropy, double controls, long longestLine, List<Fact> facts) {
  public Scanned {
    facts = List.copyOf(facts);
  }
}
