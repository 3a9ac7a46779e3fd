package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NpmClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed npm does behind the gate, and what a person reads on the terminal. */
class NpmThroughGateTest {
  @TempDir Path data;
  @TempDir Path folder;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;
  private NpmClient npm;

  @BeforeAll
  static void npmIsInstalled() {
    assumeTrue(NpmClient.available().available(), NpmClient.available().detail());
  }

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            data, GateConfig.of(java.util.List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    npm = new NpmClient(folder, URI.create(house.url() + "/npm/"));
    registry.publish("plain", "1.0.0");
    registry.publish(NpmRelease.of("@acme/tool", "1.0.0").dependsOn("plain", "^1.0.0"));
    registry.publish(
        NpmRelease.of("plain", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  @Test
  void aRangeInstallsTheNewestReleaseThatIsAllowed() {
    ClientRun run = npm.install("@acme/tool");
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(npm.project().resolve("node_modules/plain/package.json"))
        .content()
        .contains("\"1.0.0\"");
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .containsExactlyInAnyOrder("pkg:npm/%40acme/tool@1.0.0", "pkg:npm/plain@1.0.0");
    npm.forget();
    ClientRun again = npm.ci();
    assertThat(again.ok()).as("%s", again).isTrue();
    assertThat(house.facts("gate.pull").getLast().body()).contains("\"command\":\"ci\"");
  }

  @Test
  void aPinOfAHeldReleaseIsAnsweredWithWhatWhyUntilWhenAndWhatInstead() {
    ClientRun run = npm.install("plain@1.1.0");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("npm error code E403")
        .contains("plain 1.1.0 is held until 2026-06-06 12:00 UTC: published 2026-05-30 12:00 UTC")
        .contains("the cool-down is 7 days")
        .contains("Newest allowed version: 1.0.0");
  }

  @Test
  void aLockfileThatPinsWhatBecameKnownAsMaliciousIsRefused() {
    assertThat(npm.install("@acme/tool").ok()).isTrue();
    npm.forget();
    house.advisories.malicious(Ecosystem.NPM, "plain", "1.0.0");
    ClientRun run = npm.ci();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("npm error code E403")
        .contains("plain 1.0.0 is blocked: known malicious, MAL-2026-1 by example feed");
  }
}
