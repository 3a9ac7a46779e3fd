package cordon.formats.osv;

/**
 * A score.
 *
 * @param type such as {@code CVSS_V3}; sources add kinds, so any text is taken
 * @param score the vector or word of that kind
 */
public record Severity(String type, String score) {}
