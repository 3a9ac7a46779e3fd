package cordon.app.setup;

import static org.assertj.core.api.Assumptions.assumeThat;

import cordon.app.TestEnvironment;
import cordon.app.Version;
import cordon.app.config.ConfigLoader;
import cordon.app.config.Flag;
import cordon.app.wiring.Serving;
import cordon.app.wiring.Wiring;
import cordon.testkit.client.Availability;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.PackageClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A gate before two registries, beside two that clients were pointed at before. */
abstract class GateForSetup {
  static final String GATED = "2.0.0";
  static final String BEFORE = "1.0.0";

  @TempDir static Path shared;
  @TempDir Path folder;

  static NpmRegistry npmBehind;
  static NpmRegistry npmBefore;
  static PypiIndex pypiBehind;
  static PypiIndex pypiBefore;
  static Optional<Wiring> gate = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    npmBehind = NpmRegistry.start();
    npmBefore = NpmRegistry.start();
    pypiBehind = PypiIndex.start();
    pypiBefore = PypiIndex.start();
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

  static final String PACKAGE_JSON =
      "package.json\n{\"name\":\"project\",\"version\":\"1.0.0\",\"dependencies\":{\"left\":\"*\"}}\n";

  /** The first line of a manifest here is its file's name. */
  static String body(String manifest) {
    return manifest.substring(manifest.indexOf('\n') + 1);
  }

  static void need(Availability client) {
    assumeThat(client.available()).as(client.detail()).isTrue();
  }

  static ClientCache.Client python(String name, String version) {
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
}
