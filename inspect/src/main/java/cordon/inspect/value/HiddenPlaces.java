package cordon.inspect.value;

/** Places where nobody looks for a program, and where none is installed. */
public final class HiddenPlaces {
  private HiddenPlaces() {}

  /**
   * A hidden file or folder among the temporary ones, a hidden file that lies in a home itself and
   * not in a folder of its own, or a file that only is in memory: memfd_create(2).
   *
   * @param path a path, or a command line that begins with one
   */
  public static boolean holds(String path) {
    return path.startsWith("/tmp/.")
        || path.startsWith("/var/tmp/.")
        || path.startsWith("/dev/shm/")
        || isInMemory(path)
        || isLooseInHome(path);
  }

  /** Of which kind a place is that {@link #holds} a path: {@code memory} or {@code place}. */
  public static String kind(String path) {
    return isInMemory(path) ? "memory" : "place";
  }

  /** {@code /proc/self/fd/3}: a file that is open, and may have no name (proc_pid_fd(5)). */
  private static boolean isInMemory(String path) {
    if (path.startsWith("/dev/fd/")) {
      return true;
    }
    int process = path.startsWith("/proc/") ? path.indexOf('/', 6) : -1;
    return process > 0 && path.startsWith("/fd/", process);
  }

  private static boolean isLooseInHome(String path) {
    int space = path.indexOf(' ');
    String program = space < 0 ? path : path.substring(0, space);
    return program.startsWith("~/.") && program.indexOf('/', 2) < 0;
  }
}
