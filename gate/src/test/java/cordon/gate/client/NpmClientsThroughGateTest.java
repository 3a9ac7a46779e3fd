package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NodeClient;
import cordon.testkit.client.NodeClients;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each client of the npm registry does behind the gate, and what a person reads on the
 * terminal. One gate serves all; each client has packages of its own, so that it meets them cold.
 */
class NpmClientsThroughGateTest {
  private static final String HELD = " is held until 2026-06-06 12:00 UTC";

  @TempDir static Path data;
  private static NpmRegistry registry;
  private static GateHouse house;

  @TempDir Path folder;
  private String own = "";

  @BeforeAll
  static void open() {
    registry = NpmRegistry.start();
    house =
        GateHouse.open(data, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
  }

  @AfterAll
  static void close() {
    house.close();
    registry.close();
  }

  /** A client, and packages under names that nobody else asks for. */
  private NodeClient client(NodeClients kind, String scenario) {
    assumeTrue(kind.available().available(), kind.available().detail());
    own = scenario + "-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    registry.publish(own, "1.0.0");
    registry.publish(NpmRelease.of("@acme/" + own, "1.0.0").dependsOn(own, "^1.0.0"));
    registry.publish(young(own, "1.1.0"));
    return kind.open(folder, URI.create(house.url() + "/npm/"));
  }

  private static NpmRelease young(String name, String version) {
    return NpmRelease.of(name, version).at(MovableClock.START.minus(Duration.ofDays(2)));
  }

  private static void ok(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  /** Wrapped lines of a terminal are one line again. */
  private static void refused(ClientRun run, List<String> words) {
    assertThat(run.ok()).as("%s", run).isFalse();
    assertThat(run.output()).contains(words);
  }

  @ParameterizedTest
  @EnumSource
  void aRangeTakesTheNewestReleaseThatIsAllowedAndTheLockfileInstallsIt(NodeClients kind) {
    NodeClient client = client(kind, "range");
    ok(client.install("@acme/" + own));
    assertThat(client.installedVersion("@acme/" + own)).contains("1.0.0");
    assertThat(pulls(own)).containsExactly("pkg:npm/%40acme/" + own, "pkg:npm/" + own);
    client.forget();
    ok(client.ci());
    assertThat(client.installedVersion("@acme/" + own)).contains("1.0.0");
    // Warm: the upstream sent each tarball once, the gate wrote each of both transfers.
    assertThat(pulls(own)).hasSize(4);
    assertThat(registry.requests().to(NpmRegistry.tarballPath(own, "1.0.0"))).hasSize(1);
    assertThat(registry.requests().to(NpmRegistry.tarballPath(own, "1.1.0"))).isEmpty();
  }

  private static List<String> pulls(String name) {
    return house.facts("gate.pull").stream()
        .map(f -> f.subject())
        .filter(s -> s.endsWith("/" + name + "@1.0.0"))
        .map(s -> s.substring(0, s.lastIndexOf('@')))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aPinOfAHeldRelease(NodeClients kind) {
    NodeClient client = client(kind, "pin");
    refused(
        client.install(own + "@1.1.0"),
        switch (kind) {
          case NPM_10, NPM_11 ->
              List.of(
                  "npm error code E403",
                  own + " 1.1.0" + HELD + ": published 2026-05-30 12:00 UTC",
                  "the cool-down is 7 days",
                  "Newest allowed version: 1.0.0",
                  house.url() + "/gate/releases/pkg%3Anpm%2F" + own + "%401.1.0");
          case PNPM ->
              List.of(
                  "No matching version found for " + own + "@1.1.0",
                  "The latest release of " + own + " is \"1.0.0\"");
          case YARN_1 ->
              List.of("Couldn't find any versions for \"" + own + "\" that matches \"1.1.0\"");
          case YARN_BERRY -> List.of(own + "@npm:1.1.0: No candidates found");
          case BUN -> List.of("No version matching \"1.1.0\" found for specifier \"" + own + "\"");
        });
    assertThat(client.installed(own)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPinOfAMaliciousRelease(NodeClients kind) {
    NodeClient client = client(kind, "bad");
    registry.publish(own, "1.2.0");
    house.advisories.malicious(Ecosystem.NPM, own, "1.2.0");
    refused(
        client.install(own + "@1.2.0"),
        switch (kind) {
          case NPM_10, NPM_11 ->
              List.of(own + " 1.2.0 is blocked: known malicious, MAL-2026-1 by example feed");
          case PNPM -> List.of("No matching version found for " + own + "@1.2.0");
          case YARN_1 -> List.of("that matches \"1.2.0\"");
          case YARN_BERRY -> List.of(own + "@npm:1.2.0: No candidates found");
          case BUN -> List.of("No version matching \"1.2.0\" found");
        });
  }

  /** Nothing of the package shows: the answer to its document itself says why. */
  @ParameterizedTest
  @EnumSource
  void aPackageOfWhichNothingIsAllowed(NodeClients kind) {
    NodeClient client = client(kind, "none");
    String only = "only-" + own;
    registry.publish(young(only, "1.0.0"));
    String said = only + " 1.0.0" + HELD;
    refused(
        client.install(only),
        switch (kind) {
          case NPM_10, NPM_11 -> List.of("403 " + said, "published 2026-05-30 12:00 UTC");
          case PNPM -> List.of("ERR_PNPM_FETCH_403", said + " (cool-down) - 403");
          case YARN_1 -> List.of(said + ": published 2026-05-30 12:00 UTC", "/gate/releases/");
          case YARN_BERRY -> List.of("Response Code: 403 (" + said + " (cool-down))");
          case BUN -> List.of("/npm/" + only + " - 403");
        });
  }

  @ParameterizedTest
  @EnumSource
  void aWaivedReleaseIsInstalled(NodeClients kind) {
    NodeClient client = client(kind, "waived");
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.WAIVER,
            Ecosystem.NPM,
            own,
            new VersionSelector.Exact("1.1.0"),
            false,
            "fixes our outage",
            "platform",
            Optional.of(house.clock.instant().plus(Duration.ofDays(14)))),
        "user:owner");
    ok(client.install(own + "@^1.0.0"));
    assertThat(client.installedVersion(own)).contains("1.1.0");
  }

  @ParameterizedTest
  @EnumSource
  void aLockfileThatPinsWhatBecameKnownAsMaliciousIsRefused(NodeClients kind) {
    NodeClient client = client(kind, "late");
    ok(client.install(own));
    client.forget();
    house.advisories.malicious(Ecosystem.NPM, own, "1.0.0");
    String said = own + " 1.0.0 is blocked";
    refused(
        client.ci(),
        switch (kind) {
          case NPM_10, NPM_11 ->
              List.of(
                  "403 " + said + " (MAL-2026-1)",
                  said + ": known malicious, MAL-2026-1 by example feed: steals credentials",
                  "/gate/releases/");
          case PNPM -> List.of("ERR_PNPM_FETCH_403", said + " (MAL-2026-1) - 403");
          case YARN_1 -> List.of(own + "-1.0.0.tgz: Request failed \"403 Forbidden\"");
          case YARN_BERRY -> List.of("Response Code: 403 (" + said + " (MAL-2026-1))");
          case BUN -> List.of(own + "-1.0.0.tgz - 403");
        });
    assertThat(client.installed(own)).isFalse();
    assertThat(house.facts("gate.refused").getLast().subject())
        .isEqualTo("pkg:npm/" + own + "@1.0.0");
  }
}
