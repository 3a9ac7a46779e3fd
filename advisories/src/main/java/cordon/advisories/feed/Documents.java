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

  /** A document that could not be read; the others go on. */
  void broken(Problem problem);
}
