package cordon.exposure.observation;

import java.time.Instant;

/**
 * When a release came, as a document states it: the word of whoever wrote the document, and not of
 * a registry.
 *
 * @param type of the package URL
 * @param name as the ecosystem names packages, normalised
 * @param source the document, for people to look up
 */
public record StatedTime(String type, String name, String version, Instant released, long source) {}
