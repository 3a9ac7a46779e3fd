package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.FactProof;
import cordon.ledger.Ledger;

/** A fact as a person names it: by its sequence or by its id. */
final class FactReference {
  private FactReference() {}

  /**
   * @throws ProblemException when the ledger has no such fact
   */
  static FactProof prove(Ledger ledger, String reference) {
    return ledger.prove(sequence(ledger, reference));
  }

  private static long sequence(Ledger ledger, String reference) {
    if (reference.matches("[0-9]{1,18}")) {
      return Long.parseLong(reference);
    }
    return ledger.sequenceOf(reference).orElseThrow(() -> unknown(reference));
  }

  private static ProblemException unknown(String reference) {
    return Problem.of(
            "ledger/no-such-fact",
            "the ledger has no fact `" + reference + "`",
            "it is neither a sequence nor the id of a fact",
            "take either from `cordon gate log --format json`")
        .asException();
  }
}
