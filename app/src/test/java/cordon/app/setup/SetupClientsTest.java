package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cordon.app.TestEnvironment;
import cordon.app.Version;
import cordon.app.clients.Client;
import cordon.app.config.ConfigLoader;
import cordon.app.config.Flag;
import cordon.app.wiring.Serving;
import cordon.app.wiring.Wiring;
import cordon.formats.lockfile.LockedRelease;
import cordon.formats.lockfile.LockfileKind;
import cordon.terminal.Environment;
import cordon.testkit.client.Availability;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.Folders;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.NpmClient;
import cordon.testkit.client.PackageClient;
import cordon.testkit.client.PipClient;
import cordon.testkit.client.Sandbox;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real clients in a home of their own: before setup and after its undo they install what the
 * registry of their settings has, in between what the registry behind the gate has.
 */
class SetupClientsTest {
  private static final String GATED = "2.0.0";
  private static final String BEFORE = "1.0.0";

  @TempDir static Path shared;
  @TempDir Path folder;

  private static NpmRegistry npmBehind = NpmRegistry.start();
  private static NpmRegistry npmBefore = NpmRegistry.start();
  private static PypiIndex pypiBehind = PypiIndex.start();
  private static PypiIndex pypiBefore = PypiIndex.start();
  private static Optional<Wiring> gate = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    npmBehind.publish("left", GATED);
    npmBefore.publish("left", BEFORE);
    pypiBehind.publish("left", GATED);
    pypiBefore.publish("left", BEFORE);
    Path config = Files.createDirectories(shared.resolve("home")).resolve("cordon.toml");
    Files.writeString(
        config,
        "[upstream.npm.default]\nurl = \"%s\"\n[upstream.pypi.default]\nurl = \"%s\"\n"
            .formatted(npmBehind.url(), pypiBehind.simple()));
    TestEnvironment test =
        new TestEnvironment(config.getParent(), Map.of("PATH", shared.toString()));
    gate =
        Optional.of(
            new Serving(
                    test.terminal(),
                    ConfigLoader.load(
                        Optional.of(config.toString()),
                        test.environment(),
                        Flag.set(
                            Map.of("data", shared.resolve("data").toString(), "server.port", "0"))),
                    Version.text())
                .start());
  }

  @AfterAll
  static void stop() {
    gate.ifPresent(Wiring::close);
    npmBehind.close();
    npmBefore.close();
    pypiBehind.close();
    pypiBefore.close();
  }

  /** One client: what its settings are at first, and how it installs {@code left}. */
  private interface Install {
    ClientRun run(Sandbox sandbox, Path project);
  }

  private void prove(
      Client client,
      String file,
      String settings,
      String manifest,
      Install install,
      String installed)
      throws IOException {
    Sandbox sandbox = new Sandbox(folder);
    Path original = sandbox.file(file, settings);
    Path project = sandbox.folder("project");
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", sandbox.folder("home").toString());
    Setup setup =
        new Setup(
            new TestEnvironment(sandbox.folder("home"), variables).environment(),
            URI.create(gate.orElseThrow().url()));
    for (String expected : List.of(BEFORE, GATED, BEFORE)) {
      if (expected.equals(GATED)) {
        assertThat(setup.apply(client, false)).anyMatch(Setup.Outcome::changed);
      }
      Folders.delete(project);
      Folders.delete(sandbox.folder("home").resolve(".cache"));
      sandbox.file("project/" + manifest.lines().findFirst().orElseThrow(), body(manifest));
      ClientRun run = install.run(sandbox, sandbox.folder("project"));
      assertThat(run.ok()).as(run.toString()).isTrue();
      assertThat(project.resolve(installed.formatted(expected))).as(run.toString()).exists();
      if (installed.endsWith("package.json")) {
        assertThat(project.resolve(installed)).content().contains(expected);
      }
      if (expected.equals(GATED)) {
        setup.undo(client, false);
        assertThat(original).content().isEqualTo(settings);
      }
    }
  }

  /** The first line of a manifest here is its file's name. */
  private static String body(String manifest) {
    return manifest.substring(manifest.indexOf('\n') + 1);
  }

  private static final String PACKAGE_JSON =
      "package.json\n{\"name\":\"project\",\"version\":\"1.0.0\",\"dependencies\":{\"left\":\"*\"}}\n";

  private void node(Client client, String settings, List<String> command) throws IOException {
    String file = client == Client.YARN ? "home/.yarnrc" : "home/.npmrc";
    prove(
        client,
        file,
        settings,
        PACKAGE_JSON,
        (sandbox, project) -> {
          sandbox.set("YARN_CACHE_FOLDER", fresh(sandbox, "yarn-cache"));
          return sandbox.run(project, command);
        },
        "node_modules/left/package.json");
  }

  /** Caches know packages by name; each install starts without. */
  private static String fresh(Sandbox sandbox, String name) {
    Folders.delete(sandbox.folder(name));
    return sandbox.folder(name).toString();
  }

  private static void need(Availability client) {
    assumeThat(client.available()).as(client.detail()).isTrue();
  }

  @Test
  void npm() throws IOException {
    need(NpmClient.available());
    node(
        Client.NPM,
        "; mine\nregistry="
            + npmBefore.url()
            + "\naudit=false\ncache="
            + folder.resolve("c")
            + "\n",
        List.of("npm", "install", "--ignore-scripts", "--prefer-online", "--no-package-lock"));
  }

  @Test
  void pnpm() throws IOException {
    need(NodeClients.PNPM.available());
    Path program = NodeClients.PNPM.installation().resolve("node_modules/pnpm/bin/pnpm.cjs");
    node(
        Client.PNPM,
        "registry=" + npmBefore.url(),
        List.of("node", program.toString(), "install", "--ignore-scripts", "--no-lockfile"));
  }

  @Test
  void yarnClassic() throws IOException {
    need(NodeClients.YARN_1.available());
    Path program = NodeClients.YARN_1.installation().resolve("node_modules/yarn/bin/yarn.js");
    node(
        Client.YARN,
        "# mine\nregistry \"" + npmBefore.url() + "\"\n",
        List.of("node", program.toString(), "install", "--ignore-scripts", "--no-lockfile"));
  }

  @Test
  void yarnBerry() throws IOException {
    need(NodeClients.YARN_BERRY.available());
    Path program =
        NodeClients.YARN_BERRY.installation().resolve("node_modules/@yarnpkg/cli-dist/bin/yarn.js");
    String settings =
        """
        # mine
        nodeLinker: node-modules
        enableTelemetry: false
        enableScripts: false
        npmRegistryServer: "%s"
        unsafeHttpWhitelist:
          - "127.0.0.1"
          - localhost
        """
            .formatted(npmBefore.url());
    prove(
        Client.YARN,
        "home/.yarnrc.yml",
        settings,
        PACKAGE_JSON,
        (sandbox, project) -> {
          sandbox.set("YARN_GLOBAL_FOLDER", fresh(sandbox, "berry"));
          sandbox.set("YARN_ENABLE_IMMUTABLE_INSTALLS", "0");
          sandbox.file("project/yarn.lock", "");
          return sandbox.run(project, List.of("node", program.toString(), "install"));
        },
        "node_modules/left/package.json");
  }

  @Test
  void pip() throws IOException {
    need(PipClient.available());
    prove(
        Client.PIP,
        "home/.config/pip/pip.conf",
        "[global]\nindex-url = " + pypiBefore.simple() + "\n",
        "requirements.txt\nleft\n",
        (sandbox, project) ->
            sandbox.run(
                project,
                List.of(
                    "python3",
                    "-m",
                    "pip",
                    "install",
                    "--disable-pip-version-check",
                    "--no-cache-dir",
                    "--target=lib",
                    "-r",
                    "requirements.txt")),
        "lib/left-%s.dist-info");
  }

  @Test
  void uv() throws IOException {
    ClientCache.Client uv = python("uv", "0.13.9");
    need(uv.availability());
    prove(
        Client.UV,
        "home/.config/uv/uv.toml",
        "# mine\n[[index]]\nurl = \"" + pypiBefore.simple() + "\"\ndefault = true\n",
        "requirements.txt\nleft\n",
        (sandbox, project) ->
            sandbox.run(
                project,
                List.of(
                    uv.folder().resolve("bin/uv").toString(),
                    "pip",
                    "install",
                    "--no-cache",
                    "--target=lib",
                    "-r",
                    "requirements.txt")),
        "lib/left-%s.dist-info");
  }

  private static ClientCache.Client python(String name, String version) {
    return ClientCache.ofProject()
        .get(
            name,
            version,
            into ->
                PackageClient.run(
                    into,
                    List.of(
                        "python3",
                        "-m",
                        "pip",
                        "install",
                        "--target=" + into,
                        name + "==" + version)));
  }

  private static final String PYPROJECT =
      "[project]\nname = \"project\"\nversion = \"1\"\nrequires-python = \">=3.9\"\n"
          + "dependencies = [\"left\"]\n\n[tool.poetry]\npackage-mode = false\n";

  /** Poetry knows no registry of a person, so that there is none to go back to. */
  @Test
  void poetryLocksThroughTheGate() throws IOException {
    ClientCache.Client poetry = python("poetry", "2.5.1");
    need(poetry.availability());
    Sandbox sandbox = new Sandbox(folder).set("PYTHONPATH", poetry.folder().toString());
    Path file = sandbox.file("project/pyproject.toml", PYPROJECT);
    Environment inProject =
        new Environment(
            Map.of(), sandbox.folder("home"), sandbox.folder("project"), false, false, 80);
    Setup setup = new Setup(inProject, URI.create(gate.orElseThrow().url()));
    setup.apply(Client.POETRY, false);
    lock(
        sandbox, LockfileKind.POETRY_LOCK, List.of("python3", "-m", "poetry", "--no-ansi", "lock"));
    setup.undo(Client.POETRY, false);
    assertThat(file).content().isEqualTo(PYPROJECT);
  }

  @Test
  void uvLocksThroughTheGate() throws IOException {
    ClientCache.Client uv = python("uv", "0.13.9");
    need(uv.availability());
    Sandbox sandbox = pointed(Client.UV);
    sandbox.file("project/pyproject.toml", PYPROJECT);
    String program = uv.folder().resolve("bin/uv").toString();
    lock(sandbox, LockfileKind.UV_LOCK, List.of(program, "lock", "--no-cache"));
  }

  @Test
  void pnpmAndYarnLockThroughTheGate() throws IOException {
    need(NodeClients.PNPM.available());
    need(NodeClients.YARN_1.available());
    Path pnpm = NodeClients.PNPM.installation().resolve("node_modules/pnpm/bin/pnpm.cjs");
    Path yarn = NodeClients.YARN_1.installation().resolve("node_modules/yarn/bin/yarn.js");
    Sandbox sandbox = pointed(Client.PNPM);
    sandbox.file("project/package.json", body(PACKAGE_JSON));
    lock(
        sandbox,
        LockfileKind.PNPM_LOCK,
        List.of("node", pnpm.toString(), "install", "--lockfile-only"));
    lock(
        sandbox,
        LockfileKind.YARN_LOCK,
        List.of("node", yarn.toString(), "install", "--ignore-scripts"));
  }

  private Sandbox pointed(Client client) {
    Sandbox sandbox = new Sandbox(folder);
    new Setup(
            new TestEnvironment(sandbox.folder("home"), Map.of()).environment(),
            URI.create(gate.orElseThrow().url()))
        .apply(client, false);
    return sandbox;
  }

  /** Runs the client in the project; what it locks must be read as it is and lie at the gate. */
  private static void lock(Sandbox sandbox, LockfileKind kind, List<String> command)
      throws IOException {
    ClientRun run = sandbox.run(sandbox.folder("project"), command);
    assertThat(run.ok()).as(run.toString()).isTrue();
    byte[] text = Files.readAllBytes(sandbox.folder("project").resolve(kind.document()));
    List<LockedRelease> releases = kind.read(text).releases();
    assertThat(releases).extracting(LockedRelease::name).containsExactly("left");
    assertThat(releases.getFirst().version()).contains(GATED);
    assertThat(releases.getFirst().hashes()).isNotEmpty();
    assertThat(releases.getFirst().addresses())
        .allMatch(address -> address.startsWith(gate.orElseThrow().url()));
  }
}
