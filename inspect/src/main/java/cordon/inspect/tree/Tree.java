package cordon.inspect.tree;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of an artifact once it was unpacked.
 *
 * @param files by path, sorted
 */
public record Tree(ArtifactKind kind, Map<String, TreeFile> files) {
  public Tree {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  public Optional<TreeFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The content of a manifest; empty where there is no such file or its content was not kept. */
  public Optional<byte[]> content(String path) {
    return file(path).flatMap(TreeFile::content);
  }
}
