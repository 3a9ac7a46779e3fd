package cordon.formats.osv;

/** What happens at a point of a range. */
public enum EventType {
  /** This version is affected, and those behind it. */
  INTRODUCED("introduced"),
  /** This version is not affected any more, nor those behind it. */
  FIXED("fixed"),
  /** This version is the last that is affected. */
  LAST_AFFECTED("last_affected"),
  /** This version and those behind it are outside of the range, whatever else it says. */
  LIMIT("limit");

  private final String key;

  EventType(String key) {
    this.key = key;
  }

  /** The property name in the record. */
  public String key() {
    return key;
  }
}
