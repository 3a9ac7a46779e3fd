package cordon.formats.installed;

import cordon.base.ProblemException;
import cordon.formats.archive.ByteSource;
import cordon.formats.maven.RepositoryPath;
import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.formats.npm.PackageJson;
import cordon.formats.pypi.CoreMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files in which installers write down what they installed. */
public enum FileKind {
  PYTHON("pypi"),
  NODE("npm"),
  JAR("maven"),
  GEM("gem"),
  DPKG("deb"),
  APK("apk"),
  RPM("rpm"),
  /** A database of rpm in the form of Berkeley DB, or in that of NDB. */
  RPM_OF_OLD("rpm"),
  OS_RELEASE(InstalledContent.ANY);

  /** A part of Java itself. */
  private static final Pattern OF_JAVA = Pattern.compile("(?:.{0,4000}/)?lib/jrt-fs\\.jar");

  private static final String MAVEN_REPOSITORY = ".m2/repository/";

  /** {@code name-1.0.0-x86_64-linux.gemspec} in a folder {@code specifications}. */
  private static final Pattern GEMSPEC =
      Pattern.compile(
          "(?:.{0,4000}/)?specifications/(?:default/)?(.{1,200}?)-(\\d[^/-]{0,99})(?:-[^/]{1,99})?\\.gemspec");

  private final String type;

  /**
   * @param type of the packages of which such a file tells, as in package URLs
   */
  FileKind(String type) {
    this.type = type;
  }

  /**
   * @param path with {@code /}, relative to the root of a file system or of a part of it
   */
  public static Optional<FileKind> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name) {
      case "METADATA" -> when(path.endsWith(".dist-info/METADATA"), PYTHON);
      case "PKG-INFO" -> when(path.endsWith(".egg-info/PKG-INFO"), PYTHON);
      case "package.json" -> when(PackageJson.isInstalled(path), NODE);
      case "status" -> when(below(path, "var/lib/dpkg/status"), DPKG);
      case "installed" -> when(below(path, "lib/apk/db/installed"), APK);
      case "rpmdb.sqlite" -> when(inRpm(path), RPM);
      case "Packages", "Packages.db" -> when(inRpm(path), RPM_OF_OLD);
      case "os-release" ->
          when(below(path, "etc/os-release") || below(path, "usr/lib/os-release"), OS_RELEASE);
      default -> named(path);
    };
  }

  private static Optional<FileKind> named(String path) {
    if (JarReleases.isJar(path)) {
      return Optional.of(JAR);
    }
    if (path.endsWith(".gemspec") && GEMSPEC.matcher(path).matches()) {
      return Optional.of(GEM);
    }
    // Images without a package manager have a file for each package.
    int folder = path.lastIndexOf('/');
    return when(
        folder > 0
            && below(path.substring(0, folder), "var/lib/dpkg/status.d")
            && !path.endsWith(".md5sums"),
        DPKG);
  }

  private static Optional<FileKind> when(boolean so, FileKind kind) {
    return so ? Optional.of(kind) : Optional.empty();
  }

  private static boolean below(String path, String end) {
    return path.equals(end) || path.endsWith("/" + end);
  }

  private static boolean inRpm(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return folder.endsWith("lib/rpm/")
        || folder.endsWith("lib/sysimage/rpm/")
        || folder.endsWith("share/rpm/");
  }

  /**
   * Reads a file of this kind. What is broken in it becomes a sentence of {@link
   * FileReading#unread}, so that one file does not hide the others.
   *
   * @throws IOException only when the source breaks
   */
  public FileReading read(String path, ByteSource content) throws IOException {
    return inside(path, content).of(type);
  }

  private FileReading inside(String path, ByteSource content) throws IOException {
    try {
      return switch (this) {
        case PYTHON -> python(CoreMetadata.read(content.stream()));
        case NODE -> node(PackageJson.read(content.stream()));
        case JAR -> jar(path, content);
        case GEM -> gem(path);
        case DPKG -> FileReading.of(SystemDatabases.dpkg(content.stream()));
        case APK -> FileReading.of(SystemDatabases.apk(content.stream()));
        case RPM -> FileReading.of(RpmDatabase.read(content));
        case RPM_OF_OLD -> FileReading.of(RpmDatabase.readOlder(content));
        case OS_RELEASE -> FileReading.of(SystemDatabases.osRelease(content.stream()));
      };
    } catch (ProblemException broken) {
      return FileReading.unread(broken.problem().title() + ", " + broken.problem().detail());
    }
  }

  private static FileReading python(Optional<CoreMetadata.Release> release) {
    return release
        .map(r -> FileReading.of(List.of(new Installed("pypi", r.name(), r.version()))))
        .orElseGet(() -> FileReading.unread("it has no name or no version"));
  }

  /** Folders for tests and for parts of a package have manifests without a version. */
  private static FileReading node(PackageJson manifest) {
    return manifest.name().isEmpty() || manifest.version().isEmpty()
        ? FileReading.of(List.of())
        : FileReading.of(List.of(new Installed("npm", manifest.name(), manifest.version())));
  }

  /** A jar without notes of Maven's is still known where it lies in Maven's layout. */
  private static FileReading jar(String path, ByteSource content) throws IOException {
    Optional<ArtifactFile> placed = placed(path);
    boolean known = placed.isPresent() || OF_JAVA.matcher(path).matches();
    FileReading inside = JarReleases.read(content, known);
    boolean told = inside.releases().stream().anyMatch(release -> release.within().isEmpty());
    if (told || placed.isEmpty()) {
      return inside;
    }
    List<Installed> all = new ArrayList<>(inside.releases());
    all.add(new Installed("maven", placed.get().name(), placed.get().version()));
    return new FileReading(all, inside.unread());
  }

  private static Optional<ArtifactFile> placed(String path) {
    int repository = path.lastIndexOf(MAVEN_REPOSITORY);
    return repository < 0
        ? Optional.empty()
        : RepositoryPath.parse(path.substring(repository + MAVEN_REPOSITORY.length()))
            .filter(ArtifactFile.class::isInstance)
            .map(ArtifactFile.class::cast);
  }

  private static FileReading gem(String path) {
    Matcher gem = GEMSPEC.matcher(path);
    return gem.matches()
        ? FileReading.of(List.of(new Installed("gem", gem.group(1), gem.group(2))))
        : FileReading.of(List.of());
  }
}
