package cordon.inspect.value;

/** Places where nobody looks for a program, and where none is installed. */
public final class HiddenPlaces {
  private HiddenPlaces() {}

  /**
   * A hidden file or folder among the temporary ones, a hidden file that lies in a home itself and
   * not in a folder of its own, or a file that only is in memory.
   *
   * @param path a path, or a command line that begins with one
   */
  public static boolean holds(String path) {
    return path.startsWith("/tmp/.")
        || path.startsWith("/var/tmp/.")
        || path.startsWith("/dev/shm/")
        || isLooseInHome(path);
  }

  private static boolean isLooseInHome(String path) {
    int space = path.indexOf(' ');
    String program = space < 0 ? path : path.substring(0, space);
    return program.startsWith("~/.") && program.indexOf('/', 2) < 0;
  }
}
