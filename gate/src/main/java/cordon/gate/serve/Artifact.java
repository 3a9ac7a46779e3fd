package cordon.gate.serve;

import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import java.util.Optional;

/**
 * Something that a client asks for and that is stored by its digest.
 *
 * @param view of its package
 * @param file the artifact that is decided about
 * @param sent what the client gets: the artifact itself, or a companion that shares its decision
 * @param contentType to answer with
 * @param within a release of which the artifact is a part, and which must be allowed too
 */
public record Artifact(
    PackageView view,
    ReleaseFile file,
    ReleaseFile sent,
    String contentType,
    Optional<ReleaseFile> within) {
  static final String BINARY = "application/octet-stream";

  /** With the type for bytes that nobody should interpret. */
  public static Artifact of(PackageView view, ReleaseFile file) {
    return new Artifact(view, file, file, BINARY, Optional.empty());
  }

  /** A file beside the artifact, such as its metadata, which is served when the artifact is. */
  public static Artifact companion(
      PackageView view, ReleaseFile file, ReleaseFile sent, String contentType) {
    return new Artifact(view, file, sent, contentType, Optional.empty());
  }

  /** The same as a part of a release. */
  public Artifact within(Optional<ReleaseFile> release) {
    return new Artifact(view, file, sent, contentType, release);
  }
}
