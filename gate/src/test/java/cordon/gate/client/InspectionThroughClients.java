package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.GateParts;
import cordon.gate.InspectionSettings;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.inspect.rules.Rules;
import cordon.testkit.client.ClientRun;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person reads in the terminal when Cordon's own inspector finds a release malicious, with
 * real clients. The payloads print a word or send to a host that is reserved for documentation, and
 * nothing of them is run.
 */
abstract class InspectionThroughClients {
  static final NpmRelease HARMFUL_NPM =
      NpmRelease.of("left", "1.1.0")
          .script("postinstall", "node setup.js")
          .file("setup.js", "eval(Buffer.from('Y29uc29sZS5sb2coMSk=', 'base64').toString())\n");
  static final PypiFile HARMFUL_WHEEL =
      PypiFile.wheel("demo-pkg", "1.1")
          .file("demo_init.pth", "import base64; exec(base64.b64decode('cHJpbnQoMSk='))\n");
  static final String NPM_RULE = "install-runs-hidden-code";
  static final String PTH_RULE = "start-hook-runs-hidden-code";

  @TempDir Path folder;
  final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  <T extends AutoCloseable> T with(T resource) {
    open.add(resource);
    return resource;
  }

  Path dir(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  GateHouse house(Ecosystem ecosystem, URI upstream) {
    return house(ecosystem, upstream, InspectionThroughClients::inspecting);
  }

  GateHouse house(
      Ecosystem ecosystem, URI upstream, java.util.function.UnaryOperator<GateParts> parts) {
    GateConfig config = GateConfig.of(List.of(Upstream.open(ecosystem, upstream)));
    return with(GateHouse.open(dir("gate"), config, parts));
  }

  static GateParts inspecting(GateParts parts) {
    return parts.with(
        new InspectionSettings(Rules.own(false).build(), InspectionSettings.DEFAULT_BUDGET));
  }

  /** On the terminal lines are wrapped anywhere. */
  static void refused(ClientRun run, String... texts) {
    assertThat(run.exit()).as("%s", run).isNotZero();
    assertThat(run.output().replaceAll("\\s+", " ")).contains(texts);
  }

  static void succeeded(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  static void waive(GateHouse house, Ecosystem ecosystem, String name, String version) {
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.WAIVER,
            ecosystem,
            name,
            new VersionSelector.Exact(version),
            true,
            "read by two of us",
            "test",
            Optional.of(house.clock.instant().plus(Duration.ofDays(1)))),
        "user:test");
  }
}
