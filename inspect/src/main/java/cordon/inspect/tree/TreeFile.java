package cordon.inspect.tree;

import cordon.base.Digest;
import cordon.inspect.fact.Language;
import java.util.Optional;

/**
 * One file of an artifact.
 *
 * @param path with {@code /}, without the one folder that sdists, npm tarballs and crates wrap
 *     everything in; a file in an archive within the artifact is {@code inner.jar!/a/B.class}
 * @param size in bytes, unpacked
 * @param type what its first bytes say
 * @param content the bytes, of those files only that say how a package is installed, built or
 *     started ({@code package.json}, {@code setup.cfg}, {@code RECORD} …), and of a few short
 *     scripts; not to be changed
 */
public record TreeFile(
    String path,
    long size,
    Digest sha256,
    Language language,
    FileType type,
    Optional<byte[]> content) {

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
