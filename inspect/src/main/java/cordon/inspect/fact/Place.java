package cordon.inspect.fact;

/**
 * Where something stands.
 *
 * @param path of the file in the artifact, with {@code /}; of a file in an archive within it, both
 *     joined by {@code !/}
 * @param line from 1; 0 where lines mean nothing, as in binary files
 * @param layer how often text had to be decoded before this stood there; 0 as it was shipped, and
 *     the line is then that of the encoded text
 */
public record Place(String path, int line, int layer) {
  public Place(String path, int line) {
    this(path, line, 0);
  }

  /** {@code pkg/mod.py:12}, or {@code pkg/mod.py:12 (decoded twice)}. */
  @Override
  public String toString() {
    String at = line == 0 ? path : path + ":" + line;
    return switch (layer) {
      case 0 -> at;
      case 1 -> at + " (decoded)";
      case 2 -> at + " (decoded twice)";
      default -> at + " (decoded " + layer + " times)";
    };
  }
}
