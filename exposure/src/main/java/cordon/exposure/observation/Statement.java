package cordon.exposure.observation;

import cordon.exposure.Entity;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody says how two things of the organisation hang together. Read in the direction in which a
 * breach spreads: who has {@code from} can come to {@code to}.
 *
 * @param source the document that says it
 * @param stream documents of one stream replace each other: what the next one lacks ended then
 * @param since from when it holds; empty: always
 * @param until when it ceased; empty: it holds
 * @param learned when we heard of it
 */
public record Statement(
    long source,
    String stream,
    Entity from,
    Relation relation,
    Entity to,
    Optional<Instant> since,
    Optional<Instant> until,
    Instant learned) {}
