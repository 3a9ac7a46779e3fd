package cordon.formats.installed;

import java.util.List;

/**
 * What one file tells.
 *
 * @param unread what of it could not be read, a sentence each, without a full stop
 * @param lacking the type of packages of which some may be missing where there is any of these;
 *     {@link InstalledContent#ANY} where that may be of all types
 */
public record FileReading(List<Installed> releases, List<String> unread, String lacking) {
  public FileReading {
    releases = List.copyOf(releases);
    unread = List.copyOf(unread);
  }

  FileReading(List<Installed> releases, List<String> unread) {
    this(releases, unread, InstalledContent.ANY);
  }

  /** The same, of a kind of file that tells of one type of packages. */
  FileReading of(String type) {
    return new FileReading(releases, unread, type);
  }

  static FileReading of(List<Installed> releases) {
    return new FileReading(releases, List.of());
  }

  static FileReading unread(String why) {
    return new FileReading(List.of(), List.of(why));
  }
}
