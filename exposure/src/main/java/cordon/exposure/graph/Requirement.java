package cordon.exposure.graph;

import cordon.exposure.graph.Release.PackageName;

/**
 * What a unit asks for without fixing a version.
 *
 * @param range in the ecosystem's own notation; empty text: any version
 */
public record Requirement(PackageName of, String range) {}
