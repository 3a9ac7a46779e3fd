package cordon.exposure.credentials;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The path of a file below a folder, with {@code *} for what is not fixed in a name. */
record FilePattern(List<String> names, List<NamePattern> patterns) {
  /** Entries of one folder that are looked at. */
  private static final int MOST = 10_000;

  /** A file that it meets; what its stars stand for. */
  record Met(Path file, String stars) {}

  static FilePattern of(String written) {
    List<String> names = List.of(written.split("/", -1));
    return new FilePattern(names, names.stream().map(NamePattern::of).toList());
  }

  /** The last name, where it is fixed; empty where it has a star. */
  Optional<String> fixedName() {
    return Optional.of(names.getLast()).filter(name -> !name.contains("*"));
  }

  /** Whether the path of a file ends so. */
  boolean ends(List<String> path) {
    int from = path.size() - names.size();
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (patterns.get(i).match(path.get(from + i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The files below a folder.
   *
   * @throws IOException where a folder on the way cannot be listed
   */
  List<Met> below(Path folder) throws IOException {
    List<Met> met = List.of(new Met(folder, ""));
    for (int i = 0; i < names.size(); i++) {
      List<Met> next = new ArrayList<>();
      for (Met at : met) {
        step(at, i, next);
      }
      met = next;
    }
    return met;
  }

  private void step(Met at, int index, List<Met> next) throws IOException {
    String name = names.get(index);
    if (!name.contains("*")) {
      Path file = at.file.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        next.add(new Met(file, at.stars));
      }
      return;
    }
    if (!Files.isDirectory(at.file)) {
      return;
    }
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(at.file);
        Stream<Path> entries = Stream.of(listing).flatMap(l -> sorted(l).stream())) {
      entries.forEach(entry ->
          patterns
              .get(index)
              .match(String.valueOf(entry.getFileName()))
              .ifPresent(stars ->
                  next.add(
                      new Met(
                          entry,
                          at.stars.isEmpty() || stars.isEmpty()
                              ? at.stars + stars
                              : at.stars + ":" + stars))));
    }
  }

  private static List<Path> sorted(Iterable<Path> listing) {
    List<Path> entries = new ArrayList<>();
    for (Path entry : listing) {
      if (entries.size() == MOST) {
        break;
      }
      entries.add(entry);
    }
    entries.sort(null);
    return entries;
  }
}
