package cordon.exposure;

import cordon.exposure.observation.DeathProof;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody saw whether the old secret of a credential still opens anything.
 *
 * @param credential by name
 * @param proof how it was seen
 * @param at when it was seen; empty: now
 * @param retired whether nothing came in its place
 * @param note by whom, in which log; may be empty
 */
public record CredentialProof(
    String credential, DeathProof proof, Optional<Instant> at, boolean retired, String note) {}
