package cordon.formats.installed;

/**
 * A release that an installer wrote down.
 *
 * @param type of its package URL; {@link #SYSTEM} for the name of the operating system
 * @param name as its ecosystem writes it
 * @param within where in the file, for an archive in an archive; empty text for the file itself
 */
public record Installed(String type, String name, String version, String within) {
  /** The name is the one of the system, {@code debian}, under which its packages are known. */
  public static final String SYSTEM = "";

  /** In the file itself. */
  Installed(String type, String name, String version) {
    this(type, name, version, "");
  }
}
