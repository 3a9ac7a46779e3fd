package cordon.formats.pypi;

/**
 * A project's status marker (PEP 792).
 *
 * @param status {@code active}, {@code archived}, {@code quarantined}, {@code deprecated}, or a
 *     word that a later version of the specification adds
 * @param reason free text; may be empty
 */
public record ProjectStatus(String status, String reason) {
  public static final ProjectStatus ACTIVE = new ProjectStatus("active", "");

  /** Of a project that is held to be unsafe. */
  public static ProjectStatus quarantined(String reason) {
    return new ProjectStatus("quarantined", reason);
  }

  /** Whether the upstream holds the project to be unsafe; it then lists no files. */
  public boolean quarantined() {
    return status.equals("quarantined");
  }
}
