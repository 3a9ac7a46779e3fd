package cordon.inspect.tree;

import cordon.base.Digest;
import cordon.inspect.fact.Language;

/**
 * A file of an artifact, held in memory while it is read.
 *
 * @param path as {@link TreeFile#path}
 * @param language by name and by content; where they disagree, what it is by content
 * @param type what the first bytes say
 * @param content the bytes, or the first of them; not to be changed
 * @param size of the whole file in bytes
 * @param sha256 of the whole file
 */
public record Member(
    String path, Language language, FileType type, byte[] content, long size, Digest sha256) {

  /** Whether {@link #content} is all of it. */
  public boolean whole() {
    return content.length == size;
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
