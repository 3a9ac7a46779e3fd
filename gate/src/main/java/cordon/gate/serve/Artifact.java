package cordon.gate.serve;

import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;

/**
 * An artifact that a client asks for.
 *
 * @param view of its package
 * @param file which of its files
 * @param contentType to answer with
 */
public record Artifact(PackageView view, ReleaseFile file, String contentType) {
  static final String BINARY = "application/octet-stream";

  /** With the type for bytes that nobody should interpret. */
  public static Artifact of(PackageView view, ReleaseFile file) {
    return new Artifact(view, file, BINARY);
  }
}
