package cordon.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.testkit.registry.NpmRelease;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules that compare a release with those before it, and with what is in use. */
class PolicyRoutesTest extends OwnedNames {
  @Test
  void whatIsPublishedByHandAfterAttestedReleasesIsHeld() throws Exception {
    Instant now = house.clock.instant();
    for (int i = 1; i <= 3; i++) {
      npm.publish(
          NpmRelease.of("axe", "1.0." + i)
              .by("ci")
              .attested()
              .at(now.minus(Duration.ofDays(100 - i))));
    }
    npm.publish(NpmRelease.of("axe", "1.0.4").by("ann").at(now.minus(Duration.ofDays(10))));
    String held = "/npm/axe/-/axe-1.0.4.tgz";
    assertThat(house.get(held).text())
        .contains("axe 1.0.4 is held until", "such as 1.0.3")
        .contains("published by ann, the releases before it by ci");
    assertThat(house.get("/npm/axe").text()).doesNotContain("/-/axe-1.0.4.tgz");
    house.clock.advance(Duration.ofDays(20));
    assertThat(house.get(held).status()).isEqualTo(200);
    assertThat(house.get("/npm/axe").text()).contains("/-/axe-1.0.4.tgz");
  }

  @Test
  void theFixOfWhatWasPulledPassesYoungAtOnce() throws Exception {
    npm.publish("lib", "1.0.0");
    npm.publish(NpmRelease.of("lib", "1.0.1").at(house.clock.instant()));
    house.advisories.vulnerable(Ecosystem.NPM, "lib", "1.0.0", "1.0.1", "GHSA-x");
    String fix = "/npm/lib/-/lib-1.0.1.tgz";
    assertThat(house.get(fix).status()).isEqualTo(403);
    assertThat(house.get("/npm/lib").text()).doesNotContain("/-/lib-1.0.1.tgz");
    assertThat(house.get("/npm/lib/-/lib-1.0.0.tgz").status()).isEqualTo(200);
    assertThat(house.get("/npm/lib").text()).contains("/-/lib-1.0.1.tgz");
    assertThat(house.get(fix).status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body())
        .contains("\"code\":\"security-fix\"", "\"source\":\"GHSA-x\"");
    house = house.reopen(house.gate.config());
    assertThat(house.get(fix).status()).isEqualTo(200);
  }
}
