package cordon.advisories;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A claim that covers a release.
 *
 * @param id such as {@code MAL-2026-2144}
 * @param aliases other names of the same claim
 * @param malicious true for malware, false for a vulnerability
 * @param sure false when the record does not name this version (wildcard): for a person to review
 * @param summary one line
 * @param source who says so: the feed and the reporter
 * @param published when the source says it published
 * @param firstSeen when this Cordon learned it
 * @param references pages to read
 */
public record AdvisoryMatch(
    String id,
    List<String> aliases,
    boolean malicious,
    boolean sure,
    String summary,
    String source,
    Optional<Instant> published,
    Instant firstSeen,
    List<String> references) {}
