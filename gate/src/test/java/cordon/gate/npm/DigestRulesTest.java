package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What digests promise, and what may be asked of an upstream in the gate's own name. */
class DigestRulesTest {
  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";

  @TempDir Path directory;
  private final NpmRegistry registry = NpmRegistry.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))));
    registry.publish(NpmRelease.of("left", "1.0.0"));
  }

  @AfterEach
  void close() {
    house.close();
    registry.close();
  }

  /** An old, weak digest that stays must not vouch for a new, strong one of other bytes. */
  @Test
  void everyStatedDigestIsVerified() throws Exception {
    registry.faults().on("/left").change(DigestRulesTest::withAnotherShasum);
    assertThat(house.get(TARBALL).status()).isEqualTo(502);
    assertThat(house.facts("gate.mismatch")).hasSize(1);
    assertThat(house.facts("gate.pull")).isEmpty();
  }

  private static Reply withAnotherShasum(Reply proper) {
    String text = new String(proper.body(), StandardCharsets.UTF_8);
    String other = "\"shasum\":\"" + "0".repeat(40) + "\"";
    return proper.body(
        text.replaceAll("\"shasum\":\"[0-9a-f]{40}\"", other).getBytes(StandardCharsets.UTF_8));
  }

  /** npm metadata states SHA-512 and SHA-1; evidence and people speak of SHA-256. */
  @Test
  void aBlockByTheDigestOfTheEvidenceHolds() throws Exception {
    assertThat(house.get(TARBALL).status()).isEqualTo(200);
    byte[] bytes = registry.tarball("left", "1.0.0");
    Digest sha256 =
        Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(bytes));
    house.gate.add(
        new OverrideDraft(
            LocalOverride.Kind.BLOCK,
            Ecosystem.NPM,
            "left",
            new VersionSelector.Bytes(sha256),
            false,
            "because",
            "security",
            Optional.empty()),
        "user:owner");
    assertThat(house.get(TARBALL).status()).isEqualTo(403);
    assertThat(house.facts("gate.pull")).hasSize(1);
  }

  @Test
  void anExactVersionIsMeantInEverySpellingOfPython() {
    VersionSelector exact = new VersionSelector.Exact("1.0b1");
    assertThat(exact.covers(Ecosystem.PYPI, "1.0-beta1", List.of())).isTrue();
    assertThat(exact.covers(Ecosystem.PYPI, "v1.0b1", List.of())).isTrue();
    assertThat(exact.covers(Ecosystem.PYPI, "1.0b2", List.of())).isFalse();
    assertThat(exact.covers(Ecosystem.NPM, "1.0-beta1", List.of())).isFalse();
  }

  @Test
  void theAccountOfTheGateIsNoneOfTheClientsBusiness() throws Exception {
    Upstream ours =
        Upstream.open(Ecosystem.NPM, registry.url()).with(new Credentials.Bearer("of-the-gate"));
    house = house.reopen(GateConfig.of(List.of(ours)));
    for (String path : List.of("-/npm/v1/user", "-/npm/v1/tokens", "-/org/acme/package")) {
      assertThat(house.get("/npm/" + path).status()).as(path).isEqualTo(404);
    }
    assertThat(registry.requests().all())
        .allMatch(request -> request.header("Authorization").isEmpty());
    house.get("/npm/left");
    assertThat(registry.requests().to("/left").getFirst().header("Authorization")).isPresent();
  }
}
