package cordon.formats.archive;

import java.util.Locale;

/**
 * Something odd about how an archive is packed.
 *
 * @param path of the entry, as the reader gave it to the visitor; empty for the archive as a whole
 * @param detail one sentence for people, without a full stop
 */
public record Anomaly(Kind kind, String path, String detail) {

  /** What is odd. */
  public enum Kind {
    /** More than the {@link ArchiveLimits} allow. */
    LIMIT(true),
    /** Ends early. */
    TRUNCATED(true),
    /** Breaks its format. */
    DAMAGED(true),
    ENCRYPTED(true),
    /** A method or a type of entry that has no reader here. */
    UNSUPPORTED(true),
    /** Says two things in two places, so that two tools unpack different files. */
    AMBIGUOUS(true),
    /** An entry that the archive's own list does not have. It is read like the others. */
    HIDDEN(false),
    /** Two entries of one path. */
    DUPLICATE(false),
    /** Two entries share bytes. */
    OVERLAP(false),
    /** Bytes before the archive begins. */
    PREPENDED(false),
    /** Ends without the mark that its format asks for. */
    UNTERMINATED(false),
    /** Bytes after the archive ends. */
    APPENDED(false),
    /** Bytes between entries that belong to none. */
    GAP(false),
    /** Other size than declared. */
    SIZE(false),
    CHECKSUM(false),
    ABSOLUTE_PATH(false),
    /** A path that leaves the folder it is unpacked into. */
    PARENT_PATH(false),
    BACKSLASH_PATH(false),
    /** A drive letter or a stream of a Windows file. */
    DRIVE_PATH(false),
    /** NUL or another control character in a path. */
    CONTROL_PATH(false),
    /** A path that is not in the encoding that it claims. */
    PATH_ENCODING(false),
    /** A symbolic or hard link. */
    LINK(false),
    /** A link that leads out of the folder it is unpacked into. */
    ESCAPING_LINK(false),
    /** An entry whose path leads through a link of the same archive. */
    THROUGH_LINK(false),
    /** A device or a pipe. */
    SPECIAL_FILE(false);

    private final boolean unread;

    Kind(boolean unread) {
      this.unread = unread;
    }

    /** Whether there may be content that the visitor was not shown. */
    public boolean unread() {
      return unread;
    }

    /** As reports write it: {@code absolute-path}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
