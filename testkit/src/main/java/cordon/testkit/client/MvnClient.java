package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code mvn} with an empty local repository and one mirror of everything.
 *
 * <p>A project of packaging {@code pom} binds no plugin to {@code validate}, so {@code mvn
 * validate} fetches exactly what the project itself needs: its parent and imported BOMs (poms) and
 * its core extensions (pom and jar, with their dependencies). That is a whole resolution by the
 * real Maven with nothing but our own artifacts. Extensions of the build would not do: Maven adds
 * an old library of its own to each of them.
 */
public final class MvnClient {
  /** Plugins of this group may be called by their prefix alone. */
  private static final String PLUGIN_GROUP = "com.example";

  private final Sandbox sandbox;
  private final String program;
  private final Path localRepository;
  private final Path settings;
  private final Path globalSettings;

  /** The installed Maven. */
  public MvnClient(Path folder, URI mirror) {
    this(MavenDistribution.installed(), folder, mirror);
  }

  /**
   * @param maven which one
   * @param folder an empty folder
   * @param mirror the repository that stands in for all others
   */
  public MvnClient(MavenDistribution maven, Path folder, URI mirror) {
    this.program = maven.program();
    this.sandbox = new Sandbox(folder);
    this.localRepository = sandbox.folder("repository");
    this.settings = sandbox.file("settings.xml", settings(mirror));
    this.globalSettings = sandbox.file("global-settings.xml", "<settings/>\n");
    // Debian's mvn would otherwise read /etc/mavenrc and the user's own start-up files.
    sandbox.set("MAVEN_SKIP_RC", "true");
    sandbox.set("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  /** Whether Maven is installed, and which version. */
  public static Availability available() {
    return MavenDistribution.installed().availability();
  }

  /** Resolves {@code group:artifact:version} as a parent: its pom only; a range is allowed. */
  public ClientRun resolveParent(String coordinate) {
    return validate("  <parent>" + coordinate(coordinate) + "<relativePath/></parent>\n");
  }

  /** Resolves {@code group:artifact:version} as an imported BOM: its pom only. */
  public ClientRun resolveBom(String coordinate) {
    return validate(
        "  <dependencyManagement><dependencies><dependency>"
            + coordinate(coordinate)
            + "<type>pom</type><scope>import</scope></dependency></dependencies>"
            + "</dependencyManagement>\n");
  }

  /** Resolves {@code group:artifact:version} as a core extension: pom, jar and dependencies. */
  public ClientRun resolve(String coordinate) {
    sandbox.file(
        "project/.mvn/extensions.xml",
        "<extensions><extension>" + coordinate(coordinate) + "</extension></extensions>\n");
    try {
      return validate("");
    } finally {
      Folders.delete(project().resolve(".mvn"));
    }
  }

  /** {@code mvn validate} of a project of packaging {@code pom} that contains {@code elements}. */
  public ClientRun validate(String elements) {
    write(elements);
    return run("validate");
  }

  /** Writes a project of packaging {@code pom} that contains {@code elements}. */
  public void write(String elements) {
    sandbox.file(
        "project/pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>project</groupId>
          <artifactId>project</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        %s</project>
        """
            .formatted(elements));
  }

  /** Any goals on the project that was written last. */
  public ClientRun run(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                program,
                "--batch-mode",
                "--non-recursive",
                "-s",
                settings.toString(),
                "-gs",
                globalSettings.toString(),
                "-Dmaven.repo.local=" + localRepository,
                "-Dstyle.color=never"));
    line.addAll(List.of(arguments));
    return sandbox.run(project(), line);
  }

  /** The project's folder. */
  public Path project() {
    return sandbox.folder("project");
  }

  /** Writes a file of the project: {@code pom.xml}, a source file. */
  public Path file(String name, String content) {
    return sandbox.file("project/" + name, content);
  }

  /** The local repository, empty at first. */
  public Path localRepository() {
    return localRepository;
  }

  /** Whether the jar of {@code group:artifact:version} has arrived in the local repository. */
  public boolean hasJar(String coordinate) {
    return Files.exists(local(coordinate, ".jar"));
  }

  /** Whether the pom of {@code group:artifact:version} has arrived in the local repository. */
  public boolean hasPom(String coordinate) {
    return Files.exists(local(coordinate, ".pom"));
  }

  /** Empties the local repository. */
  public void forget() {
    Folders.delete(localRepository);
    sandbox.folder("repository");
  }

  /** Removes one folder of the local repository: {@code com/example/demo}. */
  public void forget(String path) {
    Folders.delete(localRepository.resolve(path));
  }

  private Path local(String coordinate, String ending) {
    String[] parts = coordinate.split(":");
    return localRepository.resolve(
        "%s/%s/%s/%s-%s%s"
            .formatted(parts[0].replace('.', '/'), parts[1], parts[2], parts[1], parts[2], ending));
  }

  private static String coordinate(String text) {
    String[] parts = text.split(":", 3);
    return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
        .formatted(parts[0], parts[1], parts[2]);
  }

  private static String settings(URI mirror) {
    return """
    <settings>
      <mirrors>
        <mirror><id>gate</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
      </mirrors>
      <pluginGroups><pluginGroup>%s</pluginGroup></pluginGroups>
    </settings>
    """
        .formatted(mirror, PLUGIN_GROUP);
  }
}
