package cordon.ledger;

import java.time.Instant;

/** A fact before the log has taken it; see {@link Fact} for the fields. */
public record FactDraft(String type, Instant time, String actor, String subject, String body) {}
