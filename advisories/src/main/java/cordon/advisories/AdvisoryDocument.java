package cordon.advisories;

import cordon.formats.osv.OsvRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A record as we hold it.
 *
 * @param source who says so
 * @param osv the record, read
 * @param raw the document as it came
 * @param firstSeen when this Cordon first had a record of this id from this source
 * @param learned when it had this revision
 * @param lastSeen set when the complete feed no longer has it: when it last did
 */
public record AdvisoryDocument(
    String source,
    OsvRecord osv,
    String raw,
    Instant firstSeen,
    Instant learned,
    Optional<Instant> lastSeen) {}
