package cordon.gate.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.terminal.Json;
import cordon.testkit.process.FreePort;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon check --format sarif}, held to the rules of SARIF 2.1.0. */
class SarifReportTest {
  @TempDir Path cwd;

  @Test
  void whatIsBadStandsAtItsLine() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                Files.createDirectory(cwd.resolve("house")),
                GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))))) {
      registry.publish("left", "1.0.0");
      registry.publish(
          NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
      registry.publish("evil", "6.6.6");
      house.advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
      Files.createDirectory(cwd.resolve("my app"));
      Files.writeString(cwd.resolve("my app/yarn.lock"), YARN);
      CommandRun run =
          CommandRun.of(cwd, Map.of("CORDON_URL", house.url()), "check", "--format", "sarif");
      assertThat(run.code()).isEqualTo(1);
      Json sarif = Json.read(run.out());
      SarifStructure.require(sarif);
      assertThat(results(sarif).stream().map(SarifReportTest::shortly))
          .containsExactly(
              "cordon/hash-mismatch error my%20app/yarn.lock:3",
              "cordon/past-the-gate error my%20app/yarn.lock:3",
              "cordon/held warning my%20app/yarn.lock:8",
              "cordon/malicious error my%20app/yarn.lock:11",
              "cordon/absent error my%20app/yarn.lock:14",
              "cordon/unchecked note my%20app/yarn.lock:17");
      assertThat(results(sarif).get(2).at("message").orElseThrow().string("text"))
          .contains("pkg:npm/left@1.1.0: published", "; released 2026-06-06", "allowed version");
      assertThat(run(sarif).list("invocations").getFirst().flag("executionSuccessful")).isTrue();
    }
  }

  @Test
  void withoutAServerItSaysWhatWasNotAsked() throws Exception {
    Files.createDirectories(cwd.resolve("data"));
    Files.writeString(
        cwd.resolve("data/server.json"), "{\"url\":\"http://127.0.0.1:" + FreePort.find() + "\"}");
    CommandRun run =
        CommandRun.of(cwd, Map.of(), "check", "--format", "sarif", "pkg:pypi/litellm@1.82.8");
    assertThat(run.code()).isEqualTo(1);
    Json sarif = Json.read(run.out());
    SarifStructure.require(sarif);
    assertThat(results(sarif)).hasSize(1);
    assertThat(
            run(sarif).list("invocations").getFirst().list("toolExecutionNotifications").getFirst())
        .satisfies(n -> assertThat(n.string("level")).isEqualTo("warning"));
  }

  private static Json run(Json sarif) {
    return sarif.list("runs").getFirst();
  }

  private static List<Json> results(Json sarif) {
    return run(sarif).list("results");
  }

  private static String shortly(Json result) {
    Json place = result.list("locations").getFirst().at("physicalLocation").orElseThrow();
    return result.string("ruleId")
        + " "
        + result.string("level")
        + " "
        + place.at("artifactLocation").orElseThrow().string("uri")
        + ":"
        + place.at("region").orElseThrow().number("startLine", -1);
  }

  private static final String YARN =
      """
      # yarn lockfile v1

      left@^1.0.0:
        version "1.0.0"
        resolved "https://elsewhere.example/left-1.0.0.tgz"
        integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==

      left@^1.1.0:
        version "1.1.0"

      evil@*:
        version "6.6.6"

      gone@1:
        version "1.0.0"

      "near@file:../near":
        version "0.0.0"
      """;
}
