package cordon.inspect.tree;

import cordon.inspect.fact.FileFacts;
import java.util.Optional;

/**
 * Reads one file for what it does. Called once for each file of an artifact, in the order in which
 * they are packed, from one thread; archives within it are not shown, their files are.
 */
@FunctionalInterface
public interface MemberReader {
  /** Reads nothing, for who asks only which files there are. */
  MemberReader NONE = member -> Optional.empty();

  /**
   * @return empty for a file that has nothing to say
   */
  Optional<FileFacts> read(Member member);
}
