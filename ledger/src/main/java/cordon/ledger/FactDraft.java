package cordon.ledger;

import java.time.Instant;

/**
 * A fact before the log has taken it; see {@link Fact} for the fields.
 *
 * @param time when it happened; kept to the millisecond
 * @param body a JSON object, kept as it is, to the byte
 */
public record FactDraft(String type, Instant time, String actor, String subject, String body) {}
