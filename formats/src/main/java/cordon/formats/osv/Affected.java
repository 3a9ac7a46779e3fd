package cordon.formats.osv;

import java.util.List;
import java.util.Optional;

/**
 * An element of {@code affected}: a package and the versions of it that the record covers, which
 * are those listed and those inside any range.
 *
 * @param target the package; absent where the record speaks of a repository's commits only
 * @param ranges spans of versions
 * @param versions versions by name
 * @param severity scores for this package
 */
public record Affected(
    Optional<OsvPackage> target,
    List<Range> ranges,
    List<String> versions,
    List<Severity> severity) {}
