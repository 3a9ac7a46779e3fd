package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import cordon.formats.lockfile.LockedRelease;
import cordon.formats.lockfile.LockfileKind;
import cordon.terminal.Environment;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What real clients lock, once they are set up, lies at the gate and is read as it is. */
class SetupLocksTest extends GateForSetup {
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
