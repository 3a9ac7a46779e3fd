package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Poetry, with one project whose only index is the given one. */
public final class PoetryClient {
  private final Sandbox sandbox;
  private final URI index;
  private final Path project;

  /**
   * @param folder an empty folder
   * @param index an address that ends with {@code /simple/}
   * @param installation of {@link PythonClients#poetry}
   */
  public PoetryClient(Path folder, URI index, Path installation) {
    this.sandbox = new Sandbox(folder);
    this.index = index;
    this.project = sandbox.folder("project");
    sandbox
        .set("PYTHONPATH", installation.toString())
        .set("POETRY_VIRTUALENVS_IN_PROJECT", "true")
        .set("POETRY_CACHE_DIR", sandbox.folder("cache").toString())
        .set("POETRY_REQUESTS_MAX_RETRIES", "0")
        .set("POETRY_KEYRING_ENABLED", "false")
        .set("POETRY_NO_INTERACTION", "1");
  }

  /** Writes the project with one requirement, such as {@code demo-pkg>=1}. */
  public PoetryClient requires(String requirement) {
    sandbox.file(
        "project/pyproject.toml",
        """
        [project]
        name = "consumer"
        version = "1"
        requires-python = ">=3.9"
        dependencies = ["%s"]
        [tool.poetry]
        package-mode = false
        [[tool.poetry.source]]
        name = "gate"
        url = "%s"
        priority = "primary"
        """
            .formatted(requirement, index));
    return this;
  }

  /** {@code poetry lock}, {@code poetry install} and so on, in the project's folder. */
  public ClientRun run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("python3", "-m", "poetry", "--no-ansi"));
    line.addAll(List.of(arguments));
    return sandbox.run(project, line);
  }

  public Path project() {
    return project;
  }

  public boolean installed(String module) {
    return Environments.holds(project.resolve(".venv"), module);
  }
}
