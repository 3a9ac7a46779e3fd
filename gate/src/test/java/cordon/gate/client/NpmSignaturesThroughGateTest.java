package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NodeClients;
import cordon.testkit.client.NpmClient;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.NpmSigner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code npm audit signatures} behind the gate: npm itself verifies what a registry signed, with
 * that registry's keys. Documents that the gate filters must still say what was signed.
 */
class NpmSignaturesThroughGateTest {
  private static final String KEYS = "/-/npm/v1/keys";

  @TempDir Path data;
  @TempDir Path folder;
  private final NpmSigner signer = NpmSigner.create();
  private final NpmRegistry registry = NpmRegistry.start().signedBy(signer);
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(data, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish("plain", "1.0.0");
    registry.publish(
        NpmRelease.of("plain", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
    registry.publish(NpmRelease.of("@acme/tool", "1.0.0").dependsOn("plain", "^1.0.0"));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  private NpmClient client(NodeClients kind) {
    assumeTrue(kind.available().available(), kind.available().detail());
    return ((NpmClient) kind.open(folder, URI.create(house.url() + "/npm/"))).withoutTrustStore();
  }

  private static ClientRun ok(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
    return run;
  }

  @ParameterizedTest
  @EnumSource(names = {"NPM_10", "NPM_11"})
  void npmVerifiesWhatTheRegistrySigned(NodeClients kind) throws Exception {
    NpmClient npm = client(kind);
    ok(npm.install("@acme/tool"));
    assertThat(npm.installedVersion("plain")).contains("1.0.0");
    ClientRun audit = ok(npm.run("audit", "signatures"));
    assertThat(audit.stdout())
        .contains("audited 2 packages")
        .contains("2 packages have verified registry signatures");
    assertThat(registry.requests().to(KEYS)).hasSize(1);
    assertThat(house.get("/npm" + KEYS).body())
        .isEqualTo(RawClient.get(registry.port(), KEYS).body());
  }

  @ParameterizedTest
  @EnumSource(names = {"NPM_10", "NPM_11"})
  void npmTellsOfASignatureThatIsWrong(NodeClients kind) {
    List<Object> wrong = List.of(signer.signature("forged@1.0.0:sha512-of-another-tarball"));
    registry.publish(NpmRelease.of("forged", "1.0.0").dist("signatures", wrong));
    NpmClient npm = client(kind);
    ok(npm.install("plain", "forged"));
    ClientRun audit = npm.run("audit", "signatures");
    assertThat(audit.exit()).as("%s", audit).isEqualTo(1);
    assertThat(audit.output())
        .contains("1 package has a verified registry signature")
        .contains("1 package has an invalid registry signature")
        .contains("forged@1.0.0 (" + house.url() + "/npm/)");
  }

  /** Signed by nobody whose key the registry offers: npm does not take that for verified. */
  @ParameterizedTest
  @EnumSource(names = {"NPM_10", "NPM_11"})
  void npmTellsOfASignatureByAnotherKey(NodeClients kind) {
    NpmClient npm = client(kind);
    ok(npm.install("plain"));
    registry.signedBy(NpmSigner.create());
    ClientRun audit = npm.run("audit", "signatures");
    assertThat(audit.ok()).as("%s", audit).isFalse();
    assertThat(audit.output()).contains("no corresponding public key can be found");
  }

  /** What was installed and is withheld since: npm says the gate's reason. */
  @ParameterizedTest
  @EnumSource(names = {"NPM_10", "NPM_11"})
  void anAuditOfWhatIsWithheldSinceSaysTheReason(NodeClients kind) {
    registry.publish("left", "0.9.0").publish("left", "1.0.0");
    NpmClient npm = client(kind);
    ok(npm.install("left"));
    house.advisories.malicious(Ecosystem.NPM, "left", "1.0.0");
    ClientRun audit = npm.run("audit", "signatures");
    assertThat(audit.ok()).as("%s", audit).isFalse();
    assertThat(audit.output()).contains("left 1.0.0 is blocked");
  }
}
