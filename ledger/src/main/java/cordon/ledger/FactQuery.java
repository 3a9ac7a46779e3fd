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

  /** The most that one read returns. */
  public static final int LARGEST_LIMIT = 10_000;

  public FactQuery {
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + LARGEST_LIMIT + ", not " + limit);
    }
  }

  public static FactQuery all(int limit) {
    return new FactQuery(
        "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), -1, limit);
  }

  /** The same behind a sequence, for the next page. */
  public FactQuery after(long sequence) {
    return new FactQuery(typePrefix, subject, actor, from, to, sequence, limit);
  }

  /** Whether it asks for more than sequences and times. */
  boolean indexed() {
    return !typePrefix.isEmpty() || subject.isPresent() || actor.isPresent();
  }
}
