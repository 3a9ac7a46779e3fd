package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import java.util.Optional;

/** The files of an artifact that one of them may import. */
@FunctionalInterface
public interface Neighbours {
  /** Of a file that is read alone. */
  Neighbours NONE = (module, from) -> Optional.empty();

  /**
   * The file of a module.
   *
   * @param from the path of the file that imports it
   */
  Optional<Neighbour> of(Reference.Module module, String from);

  /**
   * A file of Python.
   *
   * @param path in the artifact
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Neighbour(String path, byte[] content) {}
}
