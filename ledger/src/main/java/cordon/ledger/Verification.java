package cordon.ledger;

/** What came out of checking a whole log. */
public sealed interface Verification {

  /**
   * Every fact, every hash, every signature holds.
   *
   * @param size facts that are under a checked signature
   * @param unsigned facts behind the last checkpoint: hashed rightly, not yet signed
   * @param checkpoints signatures checked
   */
  record Sound(long size, long unsigned, long checkpoints) implements Verification {}

  /**
   * Something was altered, lost or damaged.
   *
   * @param firstBad the first sequence that cannot be relied on
   * @param reason what does not hold, naming the place
   */
  record Broken(long firstBad, String reason) implements Verification {}
}
