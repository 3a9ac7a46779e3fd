package cordon.formats.archive;

/**
 * A member of an archive.
 *
 * @param path made relative: with {@code /}, without {@code .}, {@code ..}, a drive or a leading
 *     {@code /}, cut at a NUL as C does; empty for the content of a compressed single file
 * @param declared the size that the archive claims, in bytes; -1 where it claims none
 * @param mode POSIX permission bits; 0 where unknown
 * @param target of a link, as written; empty otherwise
 */
public record ArchiveEntry(String path, Type type, long declared, int mode, String target) {

  /** What an entry becomes on disk. */
  public enum Type {
    FILE,
    FOLDER,
    SYMBOLIC_LINK,
    HARD_LINK,
    SPECIAL
  }

  /** Whether unpacking makes it executable for somebody. */
  public boolean executable() {
    return (mode & 0111) != 0;
  }
}
