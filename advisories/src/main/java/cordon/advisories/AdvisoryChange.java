package cordon.advisories;

import java.util.List;

/**
 * An advisory that now says something else. Told after the change is durable and after {@link
 * Advisories#match} answers by it.
 *
 * @param kind what happened
 * @param source the feed that says so
 * @param id of the record
 * @param malicious whether it claims malice, before or after the change
 * @param packages all packages whose answers may differ, named before or after the change
 */
public record AdvisoryChange(
    Kind kind, String source, String id, boolean malicious, List<AffectedName> packages) {

  /** What happened to a record. */
  public enum Kind {
    /** Not known from this source before. */
    ADDED,
    /** Its content changed, or its source took a withdrawal back. */
    UPDATED,
    /** Its source takes it back; it covers nothing from now on. */
    WITHDRAWN
  }
}
