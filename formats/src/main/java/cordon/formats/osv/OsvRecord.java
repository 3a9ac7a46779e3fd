package cordon.formats.osv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One advisory as its source wrote it.
 *
 * @param schemaVersion the edition of the schema it claims; empty for the first, 1.0.0
 * @param id such as {@code MAL-2026-2144}
 * @param modified when the source last changed it
 * @param published when the source says it published; never proof of when anybody could know
 * @param withdrawn since when the source takes it back
 * @param aliases other names of the same finding
 * @param upstream records from which this one is derived
 * @param related records of something near but not the same
 * @param summary one line
 * @param details Markdown
 * @param severity scores for the whole record
 * @param affected which packages and versions
 * @param references pages
 * @param credits who found, reported, analysed
 * @param weaknesses CWE numbers that the record carries, such as {@code CWE-506}
 * @param databaseSpecific the source's own object as JSON text; empty without one
 */
public record OsvRecord(
    String schemaVersion,
    String id,
    Instant modified,
    Optional<Instant> published,
    Optional<Instant> withdrawn,
    List<String> aliases,
    List<String> upstream,
    List<String> related,
    String summary,
    String details,
    List<Severity> severity,
    List<Affected> affected,
    List<Reference> references,
    List<Credit> credits,
    Set<String> weaknesses,
    String databaseSpecific) {

  private static final String MALICIOUS_PREFIX = "MAL-";

  /** CWE-506 "embedded malicious code" and those below it (Trojan, virus, trapdoor, bomb, spy). */
  private static final Set<String> MALICIOUS_WEAKNESSES =
      Set.of("CWE-506", "CWE-507", "CWE-508", "CWE-509", "CWE-510", "CWE-511", "CWE-512");

  /**
   * Whether the record says that somebody meant harm, rather than that code has a flaw: its id or
   * an alias is of the {@code MAL-} series, or it carries a weakness of malicious code.
   */
  public boolean malicious() {
    return id.startsWith(MALICIOUS_PREFIX)
        || aliases.stream().anyMatch(alias -> alias.startsWith(MALICIOUS_PREFIX))
        || weaknesses.stream().anyMatch(MALICIOUS_WEAKNESSES::contains);
  }
}
