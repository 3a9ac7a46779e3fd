package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NodeClient;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.NpmClient;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not an install: npm's questions, the root of a port, lockfiles that point elsewhere. */
class NpmCommandsThroughGateTest {
  @TempDir Path data;
  @TempDir Path folder;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(data, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish("plain", "1.0.0");
    registry.publish(
        NpmRelease.of("plain", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private NodeClient client(NodeClients kind, String registryUrl) {
    assumeTrue(kind.available().available(), kind.available().detail());
    return kind.open(folder, URI.create(registryUrl));
  }

  private static ClientRun ok(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
    return run;
  }

  @Test
  void npmAnswersQuestionsFromWhatIsAllowed() throws IOException {
    NpmClient npm = (NpmClient) client(NodeClients.NPM_11, house.url() + "/npm/");
    registry
        .faults()
        .on("/-/v1/search")
        .reply(
            Reply.ok(
                "application/json",
                "{\"objects\":[{\"package\":{\"name\":\"plain\",\"version\":\"1.1.0\","
                    + "\"date\":\"2026-05-30T12:00:00Z\",\"keywords\":[],\"maintainers\":[],\"links\":{}}}],\"total\":1}"));
    assertThat(ok(npm.run("view", "plain", "version", "dist-tags.latest")).stdout())
        .contains("version = '1.0.0'")
        .contains("dist-tags.latest = '1.0.0'");
    // `npm view` does not look at what the document says of withheld versions.
    assertThat(npm.run("view", "plain@1.1.0").output())
        .contains("No match found for version 1.1.0");
    assertThat(ok(npm.run("search", "plain", "--parseable")).stdout())
        .contains("1.0.0")
        .doesNotContain("1.1.0");
    assertThat(ok(npm.run("ping")).output()).contains("PONG");
    assertThat(ok(npm.run("pack", "plain")).output()).contains("plain-1.0.0.tgz");
    assertThat(npm.project().resolve("plain-1.0.0.tgz"))
        .hasBinaryContent(registry.tarball("plain", "1.0.0"));
    registry.publish("plain", "0.9.0").tag("plain", "latest", "1.1.0");
    house.clock.advance(Duration.ofMinutes(6));
    ok(npm.install("plain@0.9.0"));
    ClientRun outdated = npm.run("outdated", "--parseable");
    assertThat(outdated.stdout()).contains("plain@1.0.0").doesNotContain("1.1.0");
  }

  @Test
  void npmAuditsThroughTheGate() {
    NpmClient npm = (NpmClient) client(NodeClients.NPM_11, house.url() + "/npm/");
    ok(npm.install("plain"));
    registry
        .faults()
        .on("/-/npm/v1/security/advisories/bulk")
        .reply(
            Reply.ok(
                "application/json",
                "{\"plain\":[{\"id\":7,\"url\":\"http://registry.example/7\",\"severity\":\"high\","
                    + "\"title\":\"an inert example\",\"vulnerable_versions\":\"<2\"}]}"));
    ClientRun audit = npm.run("audit", "--audit");
    assertThat(audit.exit()).as("%s", audit).isEqualTo(1);
    assertThat(audit.stdout()).contains("an inert example").contains("Severity: high");
  }

  @ParameterizedTest
  @EnumSource
  void theRootOfAPortIsARegistryToo(NodeClients kind) {
    NodeClient client = client(kind, "http://127.0.0.1:" + house.npmPort() + "/");
    ok(client.install("plain@^1.0.0"));
    assertThat(client.installedVersion("plain")).contains("1.0.0");
    assertThat(house.facts("gate.pull")).hasSize(1);
  }

  /**
   * A lockfile may name the host of each tarball. Who takes that literally goes past any gate: what
   * each client does is measured here, and said in docs/guides/npm.md.
   */
  @ParameterizedTest
  @EnumSource
  void aLockfileThatNamesAnotherHost(NodeClients kind) throws IOException {
    NodeClient client = client(kind, house.url() + "/npm/");
    ok(client.install("plain@1.0.0"));
    client.forget();
    try (NpmRegistry elsewhere = NpmRegistry.start()) {
      elsewhere.publish("plain", "1.0.0");
      boolean named = pointTo(elsewhere, client.project());
      ok(client.ci());
      boolean past = !elsewhere.requests().all().isEmpty();
      assertThat(List.of(named, past))
          .as("%s: the lockfile names hosts, the client goes there", kind)
          .isEqualTo(
              switch (kind) {
                case NPM_10, NPM_11, YARN_1, BUN -> List.of(true, true);
                case PNPM, YARN_BERRY -> List.of(false, false);
              });
      assertThat(house.facts("gate.pull")).hasSize(past ? 1 : 2);
    }
  }

  /** Whether any lockfile named the gate; it names the other registry instead afterwards. */
  private boolean pointTo(NpmRegistry elsewhere, Path project) throws IOException {
    boolean named = false;
    for (String name : List.of("package-lock.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock")) {
      Path file = project.resolve(name);
      String text = Files.exists(file) ? Files.readString(file) : "";
      named |= text.contains(house.url() + "/npm/");
      if (!text.isEmpty()) {
        Files.writeString(file, text.replace(house.url() + "/npm/", elsewhere.url().toString()));
      }
    }
    return named;
  }
}
