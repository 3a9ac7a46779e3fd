package cordon.formats.maven;

import java.util.List;
import java.util.Optional;

/** What a path in a repository of Maven's default layout names. */
public sealed interface RepositoryPath {

  /** The files that stand beside another file; empty for the file itself, outermost last. */
  List<Sidecar> sidecars();

  /** The path without the names of its sidecars: what the verdict is about. */
  String subject();

  /**
   * Reads a path relative to the repository, one escape deep at most, with or without a slash
   * before it.
   *
   * @return empty when it leads out of the layout: empty or dotted segments, characters that no
   *     coordinate has, a file that does not begin with its artifact and version
   */
  static Optional<RepositoryPath> parse(String path) {
    return PathReader.parse(path);
  }

  /** A checksum or signature beside a file. */
  enum Sidecar {
    MD5(".md5"),
    SHA1(".sha1"),
    SHA256(".sha256"),
    SHA512(".sha512"),
    ASC(".asc"),
    SIGSTORE(".sigstore.json");

    private final String suffix;

    Sidecar(String suffix) {
      this.suffix = suffix;
    }

    public String suffix() {
      return suffix;
    }

    /** Whether it holds a digest of the file before it, as opposed to a signature. */
    public boolean isChecksum() {
      return this != ASC && this != SIGSTORE;
    }
  }

  /**
   * A file of a release.
   *
   * @param group with dots: {@code org.apache.maven}
   * @param version the base version, as the directory has it: {@code 1.0-SNAPSHOT}
   * @param fileVersion as the file name has it: the same, or a snapshot's build {@code
   *     1.0-20260101.120000-3}
   * @param classifier {@code sources}, {@code linux-x86_64}
   * @param extension {@code jar}, {@code tar.gz}
   */
  record ArtifactFile(
      String group,
      String artifact,
      String version,
      String fileVersion,
      Optional<String> classifier,
      String extension,
      List<Sidecar> sidecars,
      String subject)
      implements RepositoryPath {

    public boolean isSnapshot() {
      return version.endsWith("-SNAPSHOT");
    }

    /** Whether it belongs to one build of a snapshot, and so never changes. */
    public boolean isBuild() {
      return !fileVersion.equals(version);
    }

    /** Whether it is a snapshot's file that every deployment replaces. */
    public boolean isMoving() {
      return isSnapshot() && !isBuild();
    }

    /** {@code group:artifact}, the name of the package. */
    public String name() {
      return group + ":" + artifact;
    }
  }

  /**
   * A {@code maven-metadata.xml}. Whether its folder stands for a group or an artifact only the
   * content tells.
   *
   * @param folder the segments before the file name
   */
  record MetadataFile(List<String> folder, List<Sidecar> sidecars, String subject)
      implements RepositoryPath {

    /** The metadata of a snapshot's builds, as opposed to that of a group or artifact. */
    public boolean ofSnapshot() {
      return folder.size() > 2 && folder.getLast().endsWith("-SNAPSHOT");
    }

    /** {@code group:artifact} if the folder is an artifact's or a snapshot's. */
    public Optional<String> name() {
      int artifact = folder.size() - (ofSnapshot() ? 2 : 1);
      return artifact < 1
          ? Optional.empty()
          : Optional.of(String.join(".", folder.subList(0, artifact)) + ":" + folder.get(artifact));
    }
  }
}
