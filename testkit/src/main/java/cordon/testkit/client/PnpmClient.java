package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** pnpm, from an installation of the package {@code pnpm}. */
public final class PnpmClient extends NodeClient {
  public PnpmClient(Path folder, URI registry, Path installation) {
    super(folder, registry, script(installation, "pnpm/bin/pnpm.cjs"));
    sandbox.set("CI", "true");
  }

  /** {@code pnpm add SPEC…}. */
  @Override
  public ClientRun install(String... specs) {
    return run("add", specs);
  }

  /** {@code pnpm install --frozen-lockfile}. */
  @Override
  public ClientRun ci() {
    return run("install", "--frozen-lockfile");
  }

  @Override
  List<String> flags() {
    return List.of(
        "--registry=" + registry,
        "--store-dir=" + cache().resolve("store"),
        "--config.cache-dir=" + cache().resolve("metadata"),
        "--config.fetch-retries=0",
        "--config.update-notifier=false",
        "--ignore-scripts",
        "--reporter=append-only");
  }
}
