package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.inspect.Subject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Something to inspect. */
sealed interface Target {
  /** As the person named it, or the name of what was found or fetched for it. */
  String shown();

  /**
   * A packed artifact.
   *
   * @param sha256 of its bytes
   */
  record Artifact(String shown, Subject subject, Path file, Digest sha256) implements Target {}

  /**
   * A folder whose files are the package.
   *
   * @param installed folders within that are no part of it, because something is installed there
   * @param packed packages within that are inspected as such
   */
  record Folder(String shown, Subject subject, Path root, Set<Path> installed, Set<Path> packed)
      implements Target {
    /** What is inspected apart from it. */
    Set<Path> apart() {
      Set<Path> apart = new TreeSet<>(installed);
      apart.addAll(packed);
      return apart;
    }
  }

  /**
   * A folder into which clients install.
   *
   * @param name its last names, as far as they tell what it is
   */
  record Installation(String shown, Path root, String name) implements Target {}

  /**
   * A package of an installation.
   *
   * @param where the folder or file, as a path that the person can follow
   */
  record Member(String shown, String where, boolean packed) implements Target {}

  /** The digest of the artifact; empty for anything else. */
  default Optional<Digest> digest() {
    return this instanceof Artifact artifact ? Optional.of(artifact.sha256()) : Optional.empty();
  }

  /** Where its files are, as a path that the person can follow. */
  default String path() {
    return this instanceof Member member ? member.where() : shown();
  }

  /** Whether its files lie in one file. */
  default boolean isPacked() {
    return this instanceof Artifact || (this instanceof Member member && member.packed());
  }
}
