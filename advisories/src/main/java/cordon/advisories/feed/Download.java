package cordon.advisories.feed;

import java.nio.file.Path;

/** What came of asking a server for a feed. */
public sealed interface Download {

  /** The copy that we have is still the current one. */
  record Unchanged() implements Download {}

  /** The server has no such document (404 or 410). */
  record Absent() implements Download {}

  /**
   * A new copy.
   *
   * @param file a temporary file that the caller deletes
   * @param validators for the next time
   */
  record Fetched(Path file, Validators validators) implements Download {}
}
