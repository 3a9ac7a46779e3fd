package cordon.ledger;

import java.util.Optional;

/**
 * How the log is doing, for the health page.
 *
 * @param size facts in it
 * @param latest the last checkpoint
 * @param failure why checkpoints are not being signed, while they are not
 */
public record LedgerStatus(
    long size, Optional<SignedCheckpoint> latest, Optional<Throwable> failure) {}
