package cordon.formats.osv;

/**
 * A point at which a range begins or ends.
 *
 * @param type what happens there
 * @param version where; {@code "0"} stands before all versions, {@code "*"} (only in a limit)
 *     behind
 */
public record Event(EventType type, String version) {

  static final String BEFORE_ALL = "0";
  static final String NO_LIMIT = "*";

  /** Whether this is an {@code introduced} of {@code "0"}. */
  boolean opensBeforeAll() {
    return type == EventType.INTRODUCED && version.equals(BEFORE_ALL);
  }
}
