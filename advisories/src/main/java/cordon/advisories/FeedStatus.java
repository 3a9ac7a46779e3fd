package cordon.advisories;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a source.
 *
 * @param source its name
 * @param location where it was last read from
 * @param tried when last tried
 * @param succeeded when last read to the end
 * @param problem why the last try failed; empty when it did not
 * @param records how many records of it we hold
 * @param broken how many documents of the last reading could not be used
 */
public record FeedStatus(
    String source,
    String location,
    Instant tried,
    Optional<Instant> succeeded,
    String problem,
    long records,
    long broken) {}
