package cordon.formats.sbom;

/**
 * Something that the reader passed over because it breaks the format, where the rest can be relied
 * upon.
 *
 * @param place line and column
 * @param what is wrong: lower case, no full stop
 */
public record SbomDoubt(String place, String what) {}
