package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** pnpm, from an installation of the package {@code pnpm}. */
public final class PnpmClient extends NodeClient {
  private final Path program;

  public PnpmClient(Path folder, URI registry, Path installation) {
    super(folder, registry);
    this.program = installation.resolve("node_modules/pnpm/bin/pnpm.cjs");
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

  /** Any pnpm command with the sandbox's registry, store and cache. */
  public ClientRun run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("node", program.toString(), command));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of(
            "--registry=" + registry,
            "--store-dir=" + cache().resolve("store"),
            "--config.cache-dir=" + cache().resolve("metadata"),
            "--config.fetch-retries=0",
            "--config.update-notifier=false",
            "--ignore-scripts",
            "--reporter=append-only"));
    return run(line);
  }
}
