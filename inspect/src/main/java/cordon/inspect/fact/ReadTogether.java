package cordon.inspect.fact;

import java.util.Set;

/**
 * What was read of several files as one.
 *
 * @param facts of all of them as those of the first, by their places
 * @param paths of the files
 */
public record ReadTogether(FileFacts facts, Set<String> paths) {
  public ReadTogether {
    paths = Set.copyOf(paths);
  }
}
