package cordon.formats.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.formats.maven.RepositoryPath.MetadataFile;
import cordon.formats.maven.RepositoryPath.Sidecar;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths of Maven's default repository layout. */
final class PathReader {
  private static final String METADATA = "maven-metadata.xml";
  private static final int LONGEST = 2048;
  private static final int MOST_SIDECARS = 3;
  private static final Pattern GROUP_SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,255}");

  /** What versions and file names hold in practice; no slash, backslash, colon or percent. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_(][A-Za-z0-9_.+~!@$=,()-]{0,511}");

  /** A build of a snapshot: time and build number in place of the word. */
  private static final Pattern BUILD = Pattern.compile("\\d{8}\\.\\d{6}-\\d{1,9}");

  private PathReader() {}

  static Optional<RepositoryPath> parse(String path) {
    Optional<String> plain = path.length() > LONGEST ? Optional.empty() : decoded(path);
    return plain.map(p -> p.startsWith("/") ? p.substring(1) : p).flatMap(PathReader::plain);
  }

  private static Optional<RepositoryPath> plain(String path) {
    List<String> segments = List.of(path.split("/", -1));
    String file = segments.getLast();
    List<Sidecar> sidecars = new ArrayList<>();
    for (Optional<Sidecar> s = sidecar(file); s.isPresent(); s = sidecar(file)) {
      sidecars.addFirst(s.get());
      file = file.substring(0, file.length() - s.get().suffix().length());
    }
    if (sidecars.size() > MOST_SIDECARS) {
      return Optional.empty();
    }
    List<String> folder = segments.subList(0, segments.size() - 1);
    String subject = String.join("/", folder) + "/" + file;
    return file.equals(METADATA)
        ? metadata(folder, sidecars, subject)
        : artifact(folder, file, sidecars, subject);
  }

  private static Optional<RepositoryPath> metadata(
      List<String> folder, List<Sidecar> sidecars, String subject) {
    boolean valid = !folder.isEmpty();
    for (int i = 0; i < folder.size(); i++) {
      // The last two may be an artifact and a snapshot version, which may have dots.
      Pattern allowed = i < folder.size() - 2 ? GROUP_SEGMENT : NAME;
      valid &= allowed.matcher(folder.get(i)).matches();
    }
    return valid ? Optional.of(new MetadataFile(folder, sidecars, subject)) : Optional.empty();
  }

  private static Optional<RepositoryPath> artifact(
      List<String> folder, String file, List<Sidecar> sidecars, String subject) {
    if (folder.size() < 3) {
      return Optional.empty();
    }
    String artifact = folder.get(folder.size() - 2);
    String version = folder.getLast();
    List<String> group = folder.subList(0, folder.size() - 2);
    boolean valid =
        ARTIFACT.matcher(artifact).matches()
            && NAME.matcher(version).matches()
            && NAME.matcher(file).matches()
            && group.stream().allMatch(segment -> GROUP_SEGMENT.matcher(segment).matches());
    if (!valid || !file.startsWith(artifact + "-")) {
      return Optional.empty();
    }
    return versionOfFile(file.substring(artifact.length() + 1), version)
        .flatMap(fileVersion -> {
          String rest = file.substring(artifact.length() + 1 + fileVersion.length());
          return ending(rest)
              .map(e ->
                  new ArtifactFile(
                      String.join(".", group),
                      artifact,
                      version,
                      fileVersion,
                      e.classifier,
                      e.extension,
                      sidecars,
                      subject));
        });
  }

  /** The version at the start of the text, which for a snapshot may be that of one build. */
  private static Optional<String> versionOfFile(String text, String version) {
    if (text.startsWith(version)) {
      return Optional.of(version);
    }
    if (version.endsWith("-SNAPSHOT")) {
      String base = version.substring(0, version.length() - "SNAPSHOT".length());
      Matcher build = BUILD.matcher(text);
      if (text.startsWith(base) && build.region(base.length(), text.length()).lookingAt()) {
        return Optional.of(text.substring(0, build.end()));
      }
    }
    return Optional.empty();
  }

  private record Ending(Optional<String> classifier, String extension) {}

  /** {@code .extension} or {@code -classifier.extension}; {@code tar.gz} and the like are one. */
  private static Optional<Ending> ending(String rest) {
    if (rest.startsWith(".") && rest.length() > 1) {
      return Optional.of(new Ending(Optional.empty(), rest.substring(1)));
    }
    int dot = rest.lastIndexOf('.');
    if (dot > 4 && rest.startsWith(".tar", dot - 4)) {
      dot -= 4;
    }
    return rest.startsWith("-") && dot > 1 && dot < rest.length() - 1
        ? Optional.of(new Ending(Optional.of(rest.substring(1, dot)), rest.substring(dot + 1)))
        : Optional.empty();
  }

  private static Optional<Sidecar> sidecar(String file) {
    for (Sidecar sidecar : Sidecar.values()) {
      if (file.endsWith(sidecar.suffix()) && file.length() > sidecar.suffix().length()) {
        return Optional.of(sidecar);
      }
    }
    return Optional.empty();
  }

  /**
   * Undoes one level of escapes. What they hide is judged afterwards, and a percent or slash that
   * appears only now is in no pattern.
   */
  private static Optional<String> decoded(String path) {
    if (path.indexOf('%') < 0) {
      return Optional.of(path);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c > 0x7f) {
        return Optional.empty();
      }
      int value = c == '%' ? hex(path, i + 1) : c;
      // An escaped slash would make segments of what was one.
      if (value < 0 || (c == '%' && value == '/')) {
        return Optional.empty();
      }
      out.write(value);
      i += c == '%' ? 2 : 0;
    }
    return Optional.of(out.toString(US_ASCII));
  }

  private static int hex(String text, int at) {
    return at + 2 <= text.length()
            && Character.digit(text.charAt(at), 16) >= 0
            && Character.digit(text.charAt(at + 1), 16) >= 0
        ? Integer.parseInt(text.substring(at, at + 2), 16)
        : -1;
  }
}
