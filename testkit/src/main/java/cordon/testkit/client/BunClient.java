package cordon.testkit.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bun, from an installation of the package {@code bun}. */
public final class BunClient extends NodeClient {
  public BunClient(Path folder, URI registry, Path installation) {
    super(folder, registry, List.of(executable(installation).toString()));
    sandbox.set("BUN_INSTALL_CACHE_DIR", cache().toString());
    sandbox.set("BUN_CONFIG_REGISTRY", registry.toString());
    sandbox.set("DO_NOT_TRACK", "1");
  }

  /** The program is in a package of its own for each platform; npm installed the fitting one. */
  private static Path executable(Path installation) {
    try (Stream<Path> platforms = Files.list(installation.resolve("node_modules/@oven"))) {
      return platforms
          .map(p -> p.resolve("bin/bun"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code bun add SPEC…}. */
  @Override
  public ClientRun install(String... specs) {
    return run("add", specs);
  }

  /** {@code bun install --frozen-lockfile}. */
  @Override
  public ClientRun ci() {
    return run("install", "--frozen-lockfile");
  }

  @Override
  List<String> flags() {
    return List.of("--ignore-scripts", "--no-progress");
  }
}
