package cordon.ledger;

import java.time.Instant;

/**
 * A line of evidence as it stands in the log.
 *
 * @param sequence its leaf index, from 0, without gaps
 * @param id UUIDv7, given by us
 * @param time when it happened
 * @param learned when we learned it
 * @param type such as {@code gate.pull}
 * @param actor who did it: {@code user:…}, {@code token:…}, {@code address:…}, {@code system}
 * @param subject what it is about, usually a purl
 * @param body JSON object of the schema of the type
 */
public record Fact(
    long sequence,
    String id,
    Instant time,
    Instant learned,
    String type,
    String actor,
    String subject,
    String body) {}
