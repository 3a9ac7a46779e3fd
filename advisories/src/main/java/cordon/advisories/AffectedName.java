package cordon.advisories;

import cordon.base.Ecosystem;

/**
 * A package that an advisory names.
 *
 * @param name normalised as its registry does; {@code group:artifact} in Maven
 */
public record AffectedName(Ecosystem ecosystem, String name) {}
