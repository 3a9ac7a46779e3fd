package cordon.inspect.value;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folders that hold all that a user or a machine has, or a part of it that is nobody else's to
 * delete, as keys of SSH are. A home is {@code ~}.
 */
public final class Everything {
  private static final Set<String> FOLDERS =
      Set.of(
          "",
          "~",
          "~/documents",
          "~/desktop",
          "~/downloads",
          "~/pictures",
          "~/music",
          "~/videos",
          "~/.ssh",
          ".ssh",
          "/home",
          "/users",
          "/root",
          "/etc",
          "/usr",
          "/var",
          "/opt",
          "/boot",
          "c:",
          "c:/users",
          "c:/windows");

  private static final Pattern DISK =
      Pattern.compile(
          "/dev/(sd[a-z]{1,2}|hd[a-z]|x?vd[a-z]|nvme\\d{1,2}n\\d{1,2}|mmcblk\\d)(p?\\d{1,2})?"
              + "|//\\./physicaldrive\\d{1,2}");

  private static final int LONGEST_DISK = 24;

  private Everything() {}

  /**
   * Whether a path is such a folder, or any entry of it.
   *
   * @param path with either slash; {@code *} for names that are not known
   */
  public static boolean is(String path) {
    String folder = path.replace('\\', '/').toLowerCase(Locale.ROOT);
    while (folder.endsWith("/") || folder.endsWith("/*")) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
    }
    return !path.isEmpty() && FOLDERS.contains(folder.replace("//", "/"));
  }

  /** Whether a path is a disk: what is written to it is written over all that it holds. */
  public static boolean isDisk(String path) {
    return path.length() <= LONGEST_DISK
        && DISK.matcher(path.replace('\\', '/').toLowerCase(Locale.ROOT)).matches();
  }
}
