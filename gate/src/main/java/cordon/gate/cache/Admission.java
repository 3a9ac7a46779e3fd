package cordon.gate.cache;

import java.io.IOException;
import java.util.Optional;

/**
 * Looks at a document before the cache lets it take the place of the one before: the moment to
 * refuse what is no document at all, and to note what changed.
 */
@FunctionalInterface
public interface Admission {

  /**
   * @param before what counted until now
   * @param after what came; empty when the upstream says that there is no such package any more
   * @throws IOException or {@link cordon.base.ProblemException} to refuse it; the one before stays
   */
  void admit(Optional<Document> before, Optional<Document> after) throws IOException;

  /** Takes everything. */
  static Admission any() {
    return (before, after) -> {};
  }
}
