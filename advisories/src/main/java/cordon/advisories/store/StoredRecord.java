package cordon.advisories.store;

import java.time.Instant;
import java.util.Optional;

/** A row of advisory_record, as far as it is read back. */
public record StoredRecord(
    String source,
    String id,
    String digest,
    String raw,
    Instant modified,
    Instant firstSeen,
    Instant learned,
    Optional<Instant> withdrawn,
    Optional<Instant> lastSeen) {}
