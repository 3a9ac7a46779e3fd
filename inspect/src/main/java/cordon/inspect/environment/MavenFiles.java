package cordon.inspect.environment;

import cordon.base.Digest;
import cordon.formats.maven.ChecksumFile;
import cordon.formats.maven.RepositoryPath;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.inspect.environment.Oddity.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Maven's local repository against the checksums and origins that it keeps beside the files. */
final class MavenFiles {
  private static final String SHA1 = ".sha1";
  private static final String ORIGINS = "_remote.repositories";

  private final String root;
  private final String prefix;
  private final SortedMap<String, Seen> files;
  private final List<Oddity> oddities = new ArrayList<>();
  private final List<Installed> packages = new ArrayList<>();
  private int uncompared;

  MavenFiles(String root, SortedMap<String, Seen> files) {
    this.root = root;
    this.prefix = root.isEmpty() ? "" : root + "/";
    this.files = files;
  }

  static boolean isArtifact(String path) {
    return path.endsWith(".jar") || path.endsWith(".war") || path.endsWith(".aar");
  }

  static boolean isNote(String path) {
    return path.endsWith(SHA1) || path.endsWith("/" + ORIGINS);
  }

  Environment environment() {
    files.keySet().stream().filter(MavenFiles::isArtifact).forEach(this::artifact);
    oddities.sort(Comparator.comparing(Oddity::kind).thenComparing(Oddity::path));
    List<String> limits = new ArrayList<>();
    if (uncompared > 0) {
      limits.add(
          uncompared + " files have no " + SHA1 + " beside them, so that they cannot be compared");
    }
    limits.add(
        "the checksums lie beside the files, so that whoever changed one could change the other");
    return new Environment(
        EnvironmentKind.MAVEN_REPOSITORY, root, packages, List.of(), List.of(), oddities, limits);
  }

  private void artifact(String path) {
    Optional<ArtifactFile> named =
        RepositoryPath.parse(path.substring(prefix.length()))
            .filter(ArtifactFile.class::isInstance)
            .map(ArtifactFile.class::cast);
    if (named.isEmpty()) {
      oddities.add(new Oddity(Kind.UNEXPLAINED, path, "its name is none that Maven gives"));
      packages.add(installed(path.substring(prefix.length()), "", path));
      return;
    }
    ArtifactFile file = named.get();
    packages.add(installed(file.name(), file.version(), path));
    compare(path);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    origin(path, folder, file);
  }

  private Installed installed(String name, String version, String path) {
    return new Installed(EnvironmentKind.MAVEN_REPOSITORY, name, version, root, List.of(path));
  }

  private void compare(String path) {
    Optional<Digest> stated =
        note(path + SHA1).flatMap(t -> ChecksumFile.parse(t, Digest.Algorithm.SHA1));
    Optional<Digest> actual = Optional.ofNullable(files.get(path)).flatMap(Seen::digest);
    if (stated.isEmpty() || actual.isEmpty()) {
      uncompared++;
    } else if (!stated.equals(actual)) {
      oddities.add(new Oddity(Kind.CHANGED, path, "its " + SHA1 + " says otherwise"));
    }
  }

  /** Maven writes one line {@code file>repository=} for each file; none after {@code install}. */
  private void origin(String path, String folder, ArtifactFile file) {
    String name = path.substring(folder.length());
    Optional<String> line =
        note(folder + ORIGINS)
            .flatMap(text -> text.lines().filter(l -> l.startsWith(name + ">")).findFirst());
    String pom = folder + file.artifact() + "-" + file.fileVersion() + ".pom";
    if (!files.containsKey(pom)) {
      oddities.add(new Oddity(Kind.UNKNOWN_ORIGIN, path, "there is no pom beside it"));
    } else if (line.isEmpty()) {
      oddities.add(new Oddity(Kind.UNKNOWN_ORIGIN, path, ORIGINS + " does not name it"));
    } else if (line.get().startsWith(name + ">=")) {
      oddities.add(new Oddity(Kind.UNKNOWN_ORIGIN, path, "it was installed on this machine"));
    }
  }

  private Optional<String> note(String path) {
    return Optional.ofNullable(files.get(path))
        .flatMap(Seen::content)
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }
}
