package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Yarn 2 and later ("berry"), from an installation of the package {@code @yarnpkg/cli-dist}, with
 * the {@code node-modules} linker.
 */
public final class YarnBerryClient extends NodeClient {
  public YarnBerryClient(Path folder, URI registry, Path installation) {
    super(folder, registry, script(installation, "@yarnpkg/cli-dist/bin/yarn.js"));
    sandbox.set("YARN_NPM_REGISTRY_SERVER", registry.toString());
    sandbox.set("YARN_UNSAFE_HTTP_WHITELIST", registry.getHost());
    sandbox.set("YARN_NODE_LINKER", "node-modules");
    sandbox.set("YARN_ENABLE_TELEMETRY", "0");
    sandbox.set("YARN_ENABLE_SCRIPTS", "0");
    sandbox.set("YARN_HTTP_RETRY", "0");
    sandbox.set("YARN_GLOBAL_FOLDER", cache().resolve("global").toString());
    sandbox.set("YARN_ENABLE_IMMUTABLE_INSTALLS", "0");
  }

  /** {@code yarn add SPEC…}. */
  @Override
  public ClientRun install(String... specs) {
    // Yarn takes a folder without a lockfile of its own for a part of the project around it.
    if (!project().resolve("yarn.lock").toFile().exists()) {
      file("yarn.lock", "");
    }
    return run("add", specs);
  }

  /** {@code yarn install --immutable}. */
  @Override
  public ClientRun ci() {
    return run("install", "--immutable");
  }

  @Override
  List<String> flags() {
    return List.of();
  }
}
