package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.Folders;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.NpmClient;
import cordon.testkit.client.PipClient;
import cordon.testkit.client.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Real clients in a home of their own: before setup and after its undo they install what the
 * registry of their settings has, in between what the registry behind the gate has.
 */
class SetupClientsTest extends GateForSetup {
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
}
