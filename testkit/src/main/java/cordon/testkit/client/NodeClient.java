package cordon.testkit.client;

import cordon.testkit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package client of the npm registry in a project of its own, with an empty cache. Scripts of
 * packages never run, and what the registry refuses is not tried again: a refusal is what tests are
 * about, and the clients' own pauses are many seconds long.
 */
public abstract sealed class NodeClient
    permits NpmClient, PnpmClient, YarnClient, YarnBerryClient, BunClient {
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

  final Sandbox sandbox;
  final URI registry;
  private final List<String> program;
  private final Path project;

  /**
   * @param program what starts it, before the command
   */
  NodeClient(Path folder, URI registry, List<String> program) {
    this.sandbox = new Sandbox(folder);
    this.registry = registry;
    this.program = program;
    this.project = sandbox.folder("project");
    manifest(Map.of());
  }

  /** Adds packages to the project, its manifest and its lockfile. */
  public abstract ClientRun install(String... specs);

  /** Installs exactly what the lockfile says, or fails. */
  public abstract ClientRun ci();

  /** The project's folder, with the manifest and the lockfile. */
  public final Path project() {
    return project;
  }

  /** Writes the manifest anew, with these dependencies: name to range. */
  public final void manifest(Map<String, String> dependencies) {
    String name = "\"name\":\"project\",\"version\":\"1.0.0\"";
    file("package.json", "{" + name + ",\"dependencies\":" + Json.write(dependencies) + "}\n");
  }

  /** Writes a file of the project. */
  public final Path file(String name, String content) {
    return sandbox.file("project/" + name, content);
  }

  /** Which version of a package is in the project's {@code node_modules}. */
  public final Optional<String> installedVersion(String name) {
    Path manifest = project.resolve("node_modules/" + name + "/package.json");
    try {
      Matcher found = VERSION.matcher(Files.exists(manifest) ? Files.readString(manifest) : "");
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public final boolean installed(String name) {
    return installedVersion(name).isPresent();
  }

  /** Gives the client an empty cache and removes what it installed; the lockfile stays. */
  public final void forget() {
    Folders.delete(sandbox.folder("cache"));
    sandbox.folder("cache");
    Folders.delete(project.resolve("node_modules"));
  }

  /** What every command gets after its own arguments. */
  abstract List<String> flags();

  /** Any command of this client, with the sandbox's registry and cache. */
  public final ClientRun run(String command, String... arguments) {
    List<String> line = new ArrayList<>(program);
    line.add(command);
    line.addAll(List.of(arguments));
    line.addAll(flags());
    return sandbox.run(project, line);
  }

  /** A script that Node.js runs, of a package in an installation. */
  static List<String> script(Path installation, String path) {
    return List.of("node", installation.resolve("node_modules").resolve(path).toString());
  }

  final Path cache() {
    return sandbox.folder("cache");
  }
}
