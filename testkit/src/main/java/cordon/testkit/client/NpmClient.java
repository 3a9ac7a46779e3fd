package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** npm: the installed one, or one of another version. */
public final class NpmClient extends NodeClient {
  private static final class Installed {
    private static final Availability NPM = Versions.of("npm", "--version");
  }

  private static final String NO_TRUST_STORE =
      """
      const Module = require('module');
      const load = Module._load;
      const unknown = Object.assign(new Error('no such target'), { code: 'TUF_FIND_TARGET_ERROR' });
      const store = { getTarget: async () => { throw unknown; } };
      Module._load = function (request, ...rest) {
        return request === '@sigstore/tuf'
          ? { ...load.call(this, request, ...rest), initTUF: async () => store }
          : load.call(this, request, ...rest);
      };
      """;

  private final Path userConfig;
  private final Path globalConfig;

  /**
   * The installed npm.
   *
   * @param folder an empty folder
   * @param registry what {@code --registry} gets, with a slash at the end
   */
  public NpmClient(Path folder, URI registry) {
    this(folder, registry, List.of("npm"));
  }

  /**
   * Another npm.
   *
   * @param installation with the package {@code npm} below {@code node_modules}
   */
  public NpmClient(Path folder, URI registry, Path installation) {
    this(folder, registry, script(installation, "npm/bin/npm-cli.js"));
  }

  private NpmClient(Path folder, URI registry, List<String> program) {
    super(folder, registry, program);
    this.userConfig = sandbox.file("userconfig", "");
    this.globalConfig = sandbox.file("globalconfig", "");
  }

  /** Whether npm is installed, and which version. */
  public static Availability available() {
    return Installed.NPM;
  }

  /** {@code npm install SPEC…}. */
  @Override
  public ClientRun install(String... specs) {
    return run("install", specs);
  }

  /** {@code npm ci}. */
  @Override
  public ClientRun ci() {
    return run("ci");
  }

  @Override
  List<String> flags() {
    return List.of(
        "--registry=" + registry,
        "--cache=" + cache(),
        "--userconfig=" + userConfig,
        "--globalconfig=" + globalConfig,
        "--fetch-retries=0",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=notice");
  }

  /**
   * Has npm find no keys in the public store of trust (TUF) that {@code npm audit signatures} asks
   * first, at an address that it has built in: as that store answers for a registry that it does
   * not know, without the request.
   */
  public NpmClient withoutTrustStore() {
    Path script = sandbox.file("without-trust-store.cjs", NO_TRUST_STORE);
    sandbox.set("NODE_OPTIONS", "--require=" + script);
    return this;
  }

  /** The user configuration, for credentials that a test wants npm to send. */
  public Path userConfig() {
    return userConfig;
  }
}
