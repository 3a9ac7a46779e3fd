package cordon.exposure.observation;

import java.time.Instant;
import java.util.Optional;

/**
 * When a release came, as its registry says.
 *
 * @param type of the package URL
 * @param name as the ecosystem names packages, normalised
 * @param released empty where nothing says when
 * @param exact whether it came just then, rather than no later
 */
public record ReleaseTime(
    String type, String name, String version, Optional<Instant> released, boolean exact) {}
