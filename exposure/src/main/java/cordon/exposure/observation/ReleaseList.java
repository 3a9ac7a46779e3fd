package cordon.exposure.observation;

import java.time.Instant;

/**
 * All releases of a package that its registry listed at a moment are told.
 *
 * @param type of the package URL
 * @param name as the ecosystem names packages, normalised
 */
public record ReleaseList(String type, String name, Instant checked) {}
