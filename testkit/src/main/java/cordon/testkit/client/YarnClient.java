package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Yarn 1, from an installation of the package {@code yarn}. */
public final class YarnClient extends NodeClient {
  private final Path program;

  public YarnClient(Path folder, URI registry, Path installation) {
    super(folder, registry);
    this.program = installation.resolve("node_modules/yarn/bin/yarn.js");
  }

  /** {@code yarn add SPEC…}. */
  @Override
  public ClientRun install(String... specs) {
    return run("add", specs);
  }

  /** {@code yarn install --frozen-lockfile}. */
  @Override
  public ClientRun ci() {
    return run("install", "--frozen-lockfile");
  }

  /** Any Yarn command with the sandbox's registry and cache. */
  public ClientRun run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("node", program.toString(), command));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of(
            "--registry=" + registry,
            "--cache-folder=" + cache(),
            "--no-default-rc",
            "--non-interactive",
            "--no-progress",
            "--ignore-scripts"));
    return run(line);
  }
}
