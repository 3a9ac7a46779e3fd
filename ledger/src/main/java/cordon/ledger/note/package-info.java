/**
 * Signed notes and checkpoints (C2SP signed-note and tlog-checkpoint), with Ed25519 as the only
 * algorithm. Pure but for the key file.
 */
@NullMarked
package cordon.ledger.note;

import org.jspecify.annotations.NullMarked;
