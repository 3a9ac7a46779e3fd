package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installed {@code npm} in a project of its own. */
public final class NpmClient {
  private static final class Installed {
    private static final Availability NPM = Versions.of("npm", "--version");
  }

  private final Sandbox sandbox;
  private final URI registry;
  private final Path project;
  private final Path userConfig;
  private final Path globalConfig;

  /**
   * @param folder an empty folder
   * @param registry what {@code --registry} gets, with a slash at the end
   */
  public NpmClient(Path folder, URI registry) {
    this.sandbox = new Sandbox(folder);
    this.registry = registry;
    this.project = sandbox.folder("project");
    this.userConfig = sandbox.file("userconfig", "");
    this.globalConfig = sandbox.file("globalconfig", "");
    sandbox.file("project/package.json", "{\"name\":\"project\",\"version\":\"1.0.0\"}\n");
  }

  /** Whether npm is installed, and which version. */
  public static Availability available() {
    return Installed.NPM;
  }

  /** {@code npm install SPEC…}, scripts off. */
  public ClientRun install(String... specs) {
    return run("install", specs);
  }

  /** {@code npm ci} from the project's lockfile, scripts off. */
  public ClientRun ci() {
    return run("ci");
  }

  /**
   * Any npm command with the sandbox's registry, cache and configuration. No retries: a refusal or
   * a dead registry is what tests are about, and npm's own pauses are ten seconds long.
   */
  public ClientRun run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("npm", command));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of(
            "--registry=" + registry,
            "--cache=" + sandbox.folder("cache"),
            "--userconfig=" + userConfig,
            "--globalconfig=" + globalConfig,
            "--fetch-retries=0",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=notice"));
    return sandbox.run(project, line);
  }

  /** The project's folder, with {@code package.json} and {@code package-lock.json}. */
  public Path project() {
    return project;
  }

  /** The user configuration, for credentials that a test wants npm to send. */
  public Path userConfig() {
    return userConfig;
  }

  public boolean installed(String name) {
    return Files.exists(project.resolve("node_modules/" + name + "/package.json"));
  }

  /** Gives the client an empty cache and removes what it installed. */
  public void forget() {
    Folders.delete(sandbox.folder("cache"));
    Folders.delete(project.resolve("node_modules"));
  }
}
