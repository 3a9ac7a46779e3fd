package cordon.inspect.scan;

import cordon.base.Digest;
import cordon.inspect.fact.Fact;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a look over the bytes of a file found.
 *
 * @param size in bytes
 * @param entropy bits for each byte, 0 to 8, of files that are no text
 */
public record Scanned(long size, Digest sha256, OptionalDouble entropy, List<Fact> facts) {
  public Scanned {
    facts = List.copyOf(facts);
  }
}
