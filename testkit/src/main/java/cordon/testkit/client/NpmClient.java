package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** npm: the installed one, or one of another version. */
public final class NpmClient extends NodeClient {
  private static final class Installed {
    private static final Availability NPM = Versions.of("npm", "--version");
  }

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

  /** The user configuration, for credentials that a test wants npm to send. */
  public Path userConfig() {
    return userConfig;
  }
}
