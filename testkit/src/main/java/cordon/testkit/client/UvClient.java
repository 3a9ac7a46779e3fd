package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * uv, with a project, a cache and an environment of its own and no configuration of the machine.
 */
public final class UvClient {
  private final Sandbox sandbox;
  private final Path program;
  private final Path project;

  /**
   * @param folder an empty folder
   * @param index an address that ends with {@code /simple/}
   * @param installation of {@link PythonClients#uv}
   */
  public UvClient(Path folder, URI index, Path installation) {
    this.sandbox = new Sandbox(folder);
    this.program = installation.resolve("bin/uv");
    this.project = sandbox.folder("project");
    sandbox
        .set("UV_DEFAULT_INDEX", index.toString())
        .set("UV_CACHE_DIR", sandbox.folder("cache").toString())
        .set("UV_NO_CONFIG", "1")
        .set("UV_PYTHON_DOWNLOADS", "never")
        .set("UV_HTTP_RETRIES", "0")
        .set("UV_NO_PROGRESS", "1");
  }

  /** {@code uv pip install --target … SPEC…}. */
  public ClientRun install(String... specs) {
    List<String> arguments = new ArrayList<>(List.of("pip", "install", "--target", "target"));
    arguments.addAll(List.of(specs));
    return run(arguments.toArray(String[]::new));
  }

  /** Any command, in the project's folder. */
  public ClientRun run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    return sandbox.run(project, line);
  }

  /** A file of the project. */
  public UvClient file(String name, String content) {
    sandbox.file("project/" + name, content);
    return this;
  }

  /** What {@link #install} and {@code uv sync} have installed, by module. */
  public boolean installed(String module) {
    return Files.exists(project.resolve("target/" + module + "/__init__.py"))
        || Environments.holds(project.resolve(".venv"), module);
  }
}
