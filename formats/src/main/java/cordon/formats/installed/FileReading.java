package cordon.formats.installed;

import java.util.List;

/**
 * What one file tells.
 *
 * @param unread what of it could not be read, a sentence each, without a full stop
 */
public record FileReading(List<Installed> releases, List<String> unread) {
  public FileReading {
    releases = List.copyOf(releases);
    unread = List.copyOf(unread);
  }

  static FileReading of(List<Installed> releases) {
    return new FileReading(releases, List.of());
  }

  static FileReading unread(String why) {
    return new FileReading(List.of(), List.of(why));
  }
}
