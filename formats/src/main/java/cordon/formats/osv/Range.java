package cordon.formats.osv;

import java.util.List;

/**
 * A span of versions, told as events.
 *
 * @param type by which order the events are read
 * @param repo the repository of a {@link RangeType#GIT} range; empty for others
 * @param events as written; {@link AffectedPackage} sorts them
 */
public record Range(RangeType type, String repo, List<Event> events) {}
