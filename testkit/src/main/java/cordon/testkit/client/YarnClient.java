package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Yarn 1, from an installation of the package {@code yarn}. */
public final class YarnClient extends NodeClient {
  public YarnClient(Path folder, URI registry, Path installation) {
    super(folder, registry, script(installation, "yarn/bin/yarn.js"));
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

  @Override
  List<String> flags() {
    return List.of(
        "--registry=" + registry,
        "--cache-folder=" + cache(),
        "--no-default-rc",
        "--non-interactive",
        "--no-progress",
        "--ignore-scripts");
  }
}
