package cordon.inspect.tree;

import cordon.formats.archive.Anomaly;

/** Says what could not be read: which file, why, and what to do about it. */
public final class Doubts {
  static final String FETCH_AGAIN = "fetch it again, and compare its digest with its registry's";

  private Doubts() {}

  /**
   * @param subject the file, by its path
   * @param why without a full stop
   * @param remedy what whoever reads it can do
   */
  public static String about(String subject, String why, String remedy) {
    return subject + ": " + why + "; " + remedy;
  }

  static String remedy(Anomaly.Kind kind) {
    return switch (kind) {
      case TRUNCATED, DAMAGED, SIZE, CHECKSUM, UNTERMINATED -> FETCH_AGAIN;
      case ENCRYPTED -> "unlock it, and inspect what is in it";
      case UNSUPPORTED, LIMIT -> "unpack it by hand, and inspect the folder";
      default -> "look at it by hand";
    };
  }
}
