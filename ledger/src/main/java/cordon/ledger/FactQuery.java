package cordon.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which facts to read, newest last.
 *
 * @param typePrefix such as {@code gate.}; empty for all
 * @param subject exactly this subject
 * @param actor exactly this actor
 * @param from not before
 * @param to before
 * @param afterSequence only facts behind this sequence; -1 for all
 * @param limit at most so many
 */
public record FactQuery(
    String typePrefix,
    Optional<String> subject,
    Optional<String> actor,
    Optional<Instant> from,
    Optional<Instant> to,
    long afterSequence,
    int limit) {

  public static FactQuery all(int limit) {
    return new FactQuery(
        "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), -1, limit);
  }
}
