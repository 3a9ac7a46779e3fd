package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.inspect.Subject;
import java.nio.file.Path;
import java.util.Optional;

/** Something to inspect. */
sealed interface Target {
  /** As the person named it, or the name of the file that was fetched for it. */
  String shown();

  Subject subject();

  /**
   * A packed artifact.
   *
   * @param sha256 of its bytes
   */
  record Artifact(String shown, Subject subject, Path file, Digest sha256) implements Target {}

  /** A folder whose files are the package. */
  record Folder(String shown, Subject subject, Path root) implements Target {}

  /** The digest of the artifact; empty for a folder. */
  default Optional<Digest> digest() {
    return this instanceof Artifact artifact ? Optional.of(artifact.sha256()) : Optional.empty();
  }
}
