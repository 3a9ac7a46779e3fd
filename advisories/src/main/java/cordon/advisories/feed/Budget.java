package cordon.advisories.feed;

import cordon.base.Problem;
import cordon.base.ProblemException;

/** Counts what a feed has taken, over all its files, and stops it at the limits. */
final class Budget {
  private final FeedLimits limits;
  private int documents;
  private long bytes;

  Budget(FeedLimits limits) {
    this.limits = limits;
  }

  /**
   * One more document of this size.
   *
   * @throws ProblemException when that is too much
   */
  void take(int size) {
    documents++;
    bytes += size;
    if (documents > limits.documents()) {
      throw tooMuch("more than " + limits.documents() + " documents");
    }
    if (bytes > limits.totalBytes()) {
      throw tooMuch("more than " + limits.totalBytes() + " bytes unpacked");
    }
  }

  static ProblemException tooMuch(String what) {
    return Problem.of(
            "advisories/feed-too-large",
            "the feed is larger than we read",
            what,
            "check where the feed comes from; what was known before is kept")
        .asException();
  }
}
