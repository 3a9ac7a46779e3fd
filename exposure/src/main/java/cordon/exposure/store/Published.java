package cordon.exposure.store;

import java.time.Instant;

/**
 * A document says when a release came.
 *
 * @param type of the package URL
 * @param name as the ecosystem names packages, normalised
 */
public record Published(String type, String name, String version, Instant at) {}
