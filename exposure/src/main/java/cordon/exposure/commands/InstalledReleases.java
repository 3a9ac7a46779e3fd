package cordon.exposure.commands;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What installers wrote down in the folders into which they install. */
final class InstalledReleases {
  /** The head of a METADATA file; the description behind it may be long. */
  private static final int MOST_LINES = 2_000;

  private InstalledReleases() {}

  /** Lists them. */
  @FunctionalInterface
  interface Reader {
    List<Purl> read() throws IOException;
  }

  /** By the {@code METADATA} of each {@code .dist-info} (PyPA, "Recording installed projects"). */
  static List<Purl> python(Path folder) throws IOException {
    List<Purl> releases = new ArrayList<>();
    try (DirectoryStream<Path> infos = Files.newDirectoryStream(folder, "*.dist-info")) {
      for (Path info : infos) {
        Path metadata = info.resolve("METADATA");
        if (Files.isRegularFile(metadata, LinkOption.NOFOLLOW_LINKS)) {
          distribution(metadata).ifPresent(releases::add);
        }
      }
    }
    return releases;
  }

  private static Optional<Purl> distribution(Path metadata) throws IOException {
    String name = "";
    String version = "";
    // ISO 8859-1 takes every byte; a description in another encoding must not hide the package.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(metadata), StandardCharsets.ISO_8859_1))) {
      for (int left = MOST_LINES; left > 0; left--) {
        String line = lines.readLine();
        if (line == null || line.isEmpty()) {
          break;
        }
        name = value(line, "Name:", name);
        version = value(line, "Version:", version);
      }
    }
    return release(Ecosystem.PYPI, name, version);
  }

  private static String value(String line, String key, String otherwise) {
    return otherwise.isEmpty() && line.regionMatches(true, 0, key, 0, key.length())
        ? line.substring(key.length()).strip()
        : otherwise;
  }

  /** By the layout of a repository: {@code group/artifact/version/artifact-version.jar}. */
  static List<Purl> maven(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .flatMap(file -> artifact(repository.relativize(file)).stream())
          .distinct()
          .toList();
    }
  }

  private static Optional<Purl> artifact(Path path) {
    int names = path.getNameCount();
    if (names < 4) {
      return Optional.empty();
    }
    String version = path.getName(names - 2).toString();
    String artifact = path.getName(names - 3).toString();
    if (!path.getName(names - 1).toString().startsWith(artifact + "-" + version)) {
      return Optional.empty();
    }
    List<String> group = new ArrayList<>();
    path.subpath(0, names - 3).forEach(each -> group.add(each.toString()));
    return release(Ecosystem.MAVEN, String.join(".", group) + ":" + artifact, version);
  }

  private static Optional<Purl> release(Ecosystem ecosystem, String name, String version) {
    if (name.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Purl.of(ecosystem, name, Optional.of(version)));
    } catch (ProblemException notAPackage) {
      return Optional.empty();
    }
  }
}
