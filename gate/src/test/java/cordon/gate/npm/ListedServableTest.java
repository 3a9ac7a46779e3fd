package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Disturbances;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 1: for random packages, overrides, advisories and times, a release is listed in every
 * document exactly if every way to its bytes is open, and exactly if the gate says so when asked.
 */
class ListedServableTest {
  private static final String ABBREVIATED = "Accept: application/vnd.npm.install-v1+json";

  @TempDir Path directory;

  @Test
  void listedIffServableIffAllowed() throws Exception {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Random random = new Random(seed);
    try (NpmRegistry registry = NpmRegistry.start();
        GateHouse house =
            GateHouse.open(
                directory,
                GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())))
                    .with(Disturbances.settings(Ecosystem.NPM)))) {
      Disturbances disturbances =
          new Disturbances(house, Ecosystem.NPM, random, (n, v) -> house.get(tarball(n, v)));
      for (int round = 0; round < 12; round++) {
        String name = (random.nextBoolean() ? "@s/p" : "p") + round;
        List<String> versions = publish(registry, house, random, name);
        disturbances.begin();
        for (int step = 0; step < 3; step++) {
          check(house, name, versions, "seed " + seed + " round " + round + " step " + step);
          disturbances.disturb(name, versions);
          disturbances.settle(name);
        }
        check(house, name, versions, "seed " + seed + " round " + round);
      }
    }
  }

  private static List<String> publish(
      NpmRegistry registry, GateHouse house, Random random, String name) {
    List<String> versions = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      String version = "1." + i + ".0" + (random.nextInt(4) == 0 ? "-beta.1" : "");
      NpmRelease plain = NpmRelease.of(name, version).by(random.nextInt(3) == 0 ? "ann" : "ben");
      NpmRelease release = random.nextBoolean() ? plain.attested() : plain;
      registry.publish(
          switch (random.nextInt(6)) {
            case 0 -> release.withoutTime();
            case 1 -> release.time("no time");
            case 2, 3 ->
                release.at(house.clock.instant().minus(Duration.ofDays(random.nextInt(40))));
            case 4 -> release.at(house.clock.instant().plus(Duration.ofDays(random.nextInt(3))));
            default -> release.deprecated("old");
          });
      versions.add(version);
    }
    if (random.nextBoolean()) {
      registry.tag(name, "next", versions.get(random.nextInt(versions.size())));
    }
    return versions;
  }

  private static String tarball(String name, String version) {
    return "/npm/" + name + "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
  }

  private static void check(GateHouse house, String name, List<String> versions, String where)
      throws Exception {
    Answer full = house.get("/npm/" + name);
    Answer brief = house.get("/npm/" + name.replace("/", "%2f"), ABBREVIATED);
    Answer again = house.get("/npm/" + name);
    assertThat(again.body()).as(where).isEqualTo(full.body());
    for (String version : versions) {
      String as = where + " " + name + "@" + version;
      ReleaseReport report =
          house.gate.explain(Coordinate.release(Ecosystem.NPM, "default", name, version)).get();
      boolean allowed = report.decision().verdict().allows();
      String tarball = tarball(name, version);
      String file = tarball.substring(tarball.lastIndexOf('/') + 1);
      assertThat(full.text().contains("/-/" + file + "\"")).as(as + " full").isEqualTo(allowed);
      assertThat(brief.text().contains("/-/" + file + "\"")).as(as + " brief").isEqualTo(allowed);
      int ok = allowed ? 200 : 403;
      assertThat(house.get("/npm/" + name + "/" + version).status()).as(as).isEqualTo(ok);
      assertThat(house.head(tarball).status()).as(as + " head cold").isEqualTo(ok);
      assertThat(house.get(tarball).status()).as(as + " file").isEqualTo(ok);
      assertThat(house.get(tarball).status()).as(as + " file cached").isEqualTo(ok);
      assertThat(house.get(tarball, "Range: bytes=0-0").status())
          .as(as + " range")
          .isEqualTo(allowed ? 206 : 403);
    }
    String tags = house.get("/npm/-/package/" + name.replace("/", "%2f") + "/dist-tags").text();
    for (String tag : List.of("latest", "next")) {
      boolean shown = tags.contains("\"" + tag + "\"");
      int status = house.get("/npm/" + name + "/" + tag).status();
      assertThat(status == 200).as(where + " tag " + tag).isEqualTo(shown);
    }
  }
}
