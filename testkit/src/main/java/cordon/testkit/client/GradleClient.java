package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The installed {@code gradle} with an empty home and one repository. It has one task for each
 * dependency that a test names, which resolves it and prints the names of its files; nothing else
 * is built, so that no plugin is needed.
 */
public final class GradleClient {
  private static final class Installed {
    private static final Availability GRADLE = Versions.of("gradle", "--no-daemon", "--version");
  }

  private final Sandbox sandbox;
  private final URI repository;
  private final Map<String, String> dependencies = new LinkedHashMap<>();

  /**
   * @param folder an empty folder
   */
  public GradleClient(Path folder, URI repository) {
    this.sandbox = new Sandbox(folder);
    this.repository = repository;
    sandbox.set("GRADLE_USER_HOME", sandbox.folder("gradle").toString());
    sandbox.set("GRADLE_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  /** Whether Gradle is installed, and which version. */
  public static Availability available() {
    return Installed.GRADLE;
  }

  /**
   * Names a dependency.
   *
   * @param task the task that will resolve it, a word
   * @param coordinate {@code group:artifact:version[:classifier]}, the version may be a range
   */
  public GradleClient dependency(String task, String coordinate) {
    dependencies.put(task, coordinate);
    return this;
  }

  /** Runs the tasks, each of them whatever becomes of the others. */
  public ClientRun run(String... tasks) {
    sandbox.file("project/settings.gradle", "rootProject.name = 'project'\n");
    sandbox.file("project/build.gradle", script());
    List<String> line =
        new ArrayList<>(List.of("gradle", "--no-daemon", "--console", "plain", "--continue"));
    line.addAll(List.of(tasks));
    return sandbox.run(sandbox.folder("project"), line);
  }

  private String script() {
    StringBuilder script = new StringBuilder("repositories { maven { url '");
    script.append(repository).append("' } }\n");
    dependencies.forEach((task, coordinate) ->
        script.append(
            """
            configurations { %1$s }
            dependencies { %1$s '%2$s' }
            task %1$s { doLast { configurations.%1$s.files.each { println "resolved ${it.name}" } } }
            """
                .formatted(task, coordinate)));
    return script.toString();
  }
}
