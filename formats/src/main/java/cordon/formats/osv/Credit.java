package cordon.formats.osv;

import java.util.List;

/**
 * Somebody who had a part in the finding.
 *
 * @param name a person or an organisation
 * @param type such as {@code FINDER}; empty without one
 * @param contact addresses
 */
public record Credit(String name, String type, List<String> contact) {}
