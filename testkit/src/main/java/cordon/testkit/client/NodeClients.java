package cordon.testkit.client;

import cordon.testkit.client.ClientCache.Client;
import java.net.URI;
import java.nio.file.Path;

/** The clients of the npm registry that tests use, in fixed versions. */
public enum NodeClients {
  NPM_10("npm", "10.9.9", "npm@10.9.9", NpmClient::new),
  NPM_11("npm", "11.19.1", "npm@11.19.1", NpmClient::new),
  PNPM("pnpm", "10.34.9", "pnpm@10.34.9", PnpmClient::new),
  YARN_1("yarn", "1.22.22", "yarn@1.22.22", YarnClient::new),
  YARN_BERRY("yarn-berry", "4.18.1", "@yarnpkg/cli-dist@4.18.1", YarnBerryClient::new),
  BUN("bun", "1.4.5", "bun@1.4.5", BunClient::new);

  private interface Opener {
    NodeClient open(Path folder, URI registry, Path installation);
  }

  private final String name;
  private final String version;
  private final String spec;
  private final Opener opener;

  NodeClients(String name, String version, String spec, Opener opener) {
    this.name = name;
    this.version = version;
    this.spec = spec;
    this.opener = opener;
  }

  /** Whether it can be had; installs it when it has not been. */
  public Availability available() {
    return client().availability();
  }

  /**
   * The client in a project of its own.
   *
   * @param folder an empty folder
   * @param registry its address, with a slash at the end
   */
  public NodeClient open(Path folder, URI registry) {
    return opener.open(folder, registry, client().folder());
  }

  /** Where it is installed, for tests that run it with no settings but a person's own. */
  public Path installation() {
    return client().folder();
  }

  private Client client() {
    return ClientCache.ofProject().get(name, version, PackageClient.npm(spec));
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
