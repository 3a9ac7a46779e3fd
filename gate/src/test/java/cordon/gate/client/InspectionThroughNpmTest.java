package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.InspectionSettings;
import cordon.gate.Inspector;
import cordon.gate.inspection.StaticInspection;
import cordon.inspect.rules.Rules;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NodeClient;
import cordon.testkit.client.NodeClients;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.Archives;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As npm, pnpm and their kin show it. */
class InspectionThroughNpmTest extends InspectionThroughClients {
  private NpmRegistry npmRegistry() {
    NpmRegistry registry = with(NpmRegistry.start());
    registry.publish("left", "1.0.0").publish(HARMFUL_NPM);
    return registry;
  }

  private NodeClient node(NodeClients kind, GateHouse house, String name) {
    assumeTrue(kind.available().available(), kind.available().detail());
    return kind.open(dir(name), URI.create(house.url() + "/npm/"));
  }

  @ParameterizedTest
  @EnumSource(
      value = NodeClients.class,
      names = {"NPM_10", "NPM_11", "PNPM"})
  void aMaliciousTarballIsExplainedAndThenTheReleaseBeforeItIsTaken(NodeClients kind)
      throws Exception {
    NpmRegistry registry = npmRegistry();
    GateHouse house = house(Ecosystem.NPM, registry.url());
    ClientRun pinned = node(kind, house, "pinned").install("left@1.1.0");
    refused(pinned, "left 1.1.0 is blocked", NPM_RULE, "setup.js:1");
    if (kind != NodeClients.PNPM) {
      refused(
          pinned,
          "installing it runs code that is encoded",
          "Nearest allowed version: 1.0.0",
          house.url() + "/gate/releases/pkg%3Anpm%2Fleft%401.1.0");
    }
    NodeClient ranged = node(kind, house, "ranged");
    succeeded(ranged.install("left@^1.0.0"));
    assertThat(ranged.installedVersion("left")).contains("1.0.0");
    refusedOnEveryNpmRoute(house);
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.subject())
        .containsOnly("pkg:npm/left@1.0.0");
    assertThat(house.facts("gate.refused"))
        .anySatisfy(
            f -> assertThat(f.body()).contains("\"code\":\"inspection\"", NPM_RULE, "setup.js:1"));
    assertThat(house.facts("gate.inspected"))
        .anySatisfy(f -> assertThat(f.body()).contains("\"result\":\"malicious\""));
  }

  private static void refusedOnEveryNpmRoute(GateHouse house) throws IOException {
    String tarball = "/npm/left/-/left-1.1.0.tgz";
    assertThat(house.get("/npm/left").text()).doesNotContain("left-1.1.0.tgz");
    assertThat(house.get("/npm/left", "Accept: application/vnd.npm.install-v1+json").text())
        .doesNotContain("left-1.1.0.tgz");
    assertThat(house.get("/npm/left/1.1.0").status()).isEqualTo(403);
    assertThat(house.get(tarball).status()).isEqualTo(403);
    assertThat(house.head(tarball).status()).isEqualTo(403);
    assertThat(house.get(tarball, "Range: bytes=0-9").status()).isEqualTo(403);
  }

  /** Metadata come first, and until the file is asked for the verdict is there. */
  @Test
  void aRangeNeverMeetsWhatWasInspectedAhead() throws Exception {
    GateHouse house = house(Ecosystem.NPM, npmRegistry().url());
    assertThat(house.get("/npm/left").text()).contains("left-1.1.0.tgz");
    await()
        .untilAsserted(
            () -> assertThat(house.get("/npm/left").text()).doesNotContain("left-1.1.0.tgz"));
    assertThat(house.facts("gate.refused")).isEmpty();
    NodeClient npm = node(NodeClients.NPM_11, house, "ranged");
    succeeded(npm.install("left"));
    assertThat(npm.installedVersion("left")).contains("1.0.0");
  }

  @Test
  void aWaiverLetsItThroughAndNpmSaysSo() throws Exception {
    GateHouse house = house(Ecosystem.NPM, npmRegistry().url());
    refused(node(NodeClients.NPM_11, house, "before").install("left@1.1.0"), NPM_RULE);
    waive(house, Ecosystem.NPM, "left", "1.1.0");
    ClientRun waived = node(NodeClients.NPM_11, house, "after").install("left@1.1.0");
    succeeded(waived);
    assertThat(waived.output().replaceAll("\\s+", " "))
        .contains("left 1.1.0 passes only because it is waived by test: read by two of us")
        .contains("malicious by rule " + NPM_RULE);
    assertThat(house.facts("gate.pull").getLast().body())
        .contains("\"code\":\"waived\"", "malicious by rule " + NPM_RULE);
  }

  /** Waits until a test lets it go on, then inspects as always. */
  private record Slow(Inspector real, CountDownLatch mayEnd) implements Inspector {
    @Override
    public String ruleSet() {
      return real.ruleSet();
    }

    @Override
    public Duration budget() {
      return mayEnd.getCount() > 0 ? Duration.ZERO : real.budget();
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return real.inspect(coordinate, sha256, file);
    }
  }

  @Test
  void whoComesBeforeTheVerdictIsToldToComeBackAndIsServedAfterIt() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    InspectionSettings settings =
        new InspectionSettings(Rules.own(false).build(), InspectionSettings.DEFAULT_BUDGET);
    GateHouse house =
        house(
            Ecosystem.NPM,
            npmRegistry().url(),
            parts ->
                parts.with(
                    new Slow(
                        new StaticInspection(
                            settings, parts.database(), parts.blobs(), parts.clock()),
                        mayEnd)));
    ClientRun early = node(NodeClients.NPM_11, house, "early").install("left@1.0.0");
    refused(early, "503", "left-1.0.0.tgz is not inspected yet", "it goes on", "ask again in 10");
    Answer answer = house.get("/npm/left/-/left-1.0.0.tgz");
    assertThat(answer.headers().first("Retry-After")).contains("10");
    assertThat(house.facts("gate.pull")).isEmpty();
    mayEnd.countDown();
    succeeded(node(NodeClients.NPM_11, house, "later").install("left@1.0.0"));
  }

  @Test
  void whatCannotBeReadToItsEndIsHeldWithTheReason() throws Exception {
    NpmRegistry registry = npmRegistry();
    byte[] nest = {};
    for (int i = 0; i < 20; i++) {
      nest = Archives.zip(Map.of("nest.zip", nest));
    }
    registry.publish(NpmRelease.of("left", "1.0.1").file("nest.zip", nest));
    GateHouse house = house(Ecosystem.NPM, registry.url());
    ClientRun held = node(NodeClients.NPM_11, house, "held").install("left@1.0.1");
    refused(
        held,
        "left 1.0.1 is held until reviewed: not fully inspected: ",
        "nest.zip",
        "allowed: 1.0.0");
  }
}
