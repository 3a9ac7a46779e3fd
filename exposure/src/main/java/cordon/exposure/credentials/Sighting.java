package cordon.exposure.credentials;

/**
 * A file that lies where a place says.
 *
 * @param shown for people: {@code ~/.npmrc}
 * @param stars what the place's stars stand for in its path; empty text where it has none
 * @param ofProject whether it was met in the folder of a project, which may hold several
 */
record Sighting(Place place, String shown, String stars, boolean ofProject) {}
