package cordon.advisories.feed;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * By what a file is held to be the same as before: its size, its time of change and, where the file
 * system has one, its identity. The same that git itself goes by.
 */
public record FileStamp(long size, Instant changed, String identity) {
  /** The coarsest clock of a usual file system (FAT) counts in steps of two seconds. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        String.valueOf(attributes.fileKey()));
  }

  /** Whether a change after this time would show in the stamp. */
  public boolean settledAt(Instant time) {
    return changed.plus(GRAIN).isBefore(time);
  }

  /** As one text. */
  public String text() {
    return size + " " + changed + " " + identity;
  }
}
