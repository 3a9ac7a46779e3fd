package cordon.advisories.feed;

import cordon.base.Problem;

/** Takes what a feed holds. */
public interface Documents {

  /**
   * One document, complete.
   *
   * @param place where it stands, for messages: a path, or a zip file and an entry
   * @param json its bytes
   */
  void document(String place, byte[] json);

  /**
   * Whether a file is known to be as it was when it was read before, so that it need not be opened.
   */
  default boolean unchanged(String path, FileStamp stamp) {
    return false;
  }

  /** The document that was just handed over is the whole of this file. */
  default void read(String path, FileStamp stamp) {}

  /** A document that could not be read; the others go on. */
  void broken(Problem problem);
}
