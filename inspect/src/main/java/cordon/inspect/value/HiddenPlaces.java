package cordon.inspect.value;

/** Places where nobody looks for a program, and where none is installed. */
public final class HiddenPlaces {
  private HiddenPlaces() {}

  /** A hidden file or folder among the temporary ones, or a file that only is in memory. */
  public static boolean holds(String path) {
    return path.startsWith("/tmp/.")
        || path.startsWith("/var/tmp/.")
        || path.startsWith("/dev/shm/");
  }
}
