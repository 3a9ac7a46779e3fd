package cordon.ledger;

import cordon.ledger.note.Checkpoint;
import cordon.ledger.note.SignedNote;
import java.time.Instant;

/**
 * A checkpoint as it was signed.
 *
 * @param time when we signed it; not part of what is signed
 */
public record SignedCheckpoint(Checkpoint checkpoint, Instant time, SignedNote note) {}
