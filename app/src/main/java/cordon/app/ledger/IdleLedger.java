package cordon.app.ledger;

import cordon.app.wiring.IdleData;
import cordon.ledger.FactProof;
import cordon.ledger.LedgerVerifier;
import cordon.ledger.Verification;
import cordon.ledger.note.VerifierKey;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The ledger in a data directory on which no server runs. */
final class IdleLedger implements LedgerSource {
  private final IdleData data;

  IdleLedger(IdleData data) {
    this.data = data;
  }

  @Override
  public VerifierKey key() {
    return data.ledger().verifierKey();
  }

  @Override
  public Verification verify(VerifierKey key, LongConsumer progress) {
    return LedgerVerifier.verify(data.database(), key, progress);
  }

  @Override
  public FactProof prove(String fact) {
    return FactReference.prove(data.ledger(), fact);
  }

  @Override
  public void export(Path folder, LongConsumer progress) {
    data.ledger().export(folder, progress);
  }

  @Override
  public void close() {
    data.close();
  }
}
