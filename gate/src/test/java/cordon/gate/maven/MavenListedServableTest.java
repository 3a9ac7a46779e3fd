package cordon.gate.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadataReader;
import cordon.gate.Coordinate;
import cordon.gate.Disturbances;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 1 for Maven: a release is listed exactly if every way to its pom, jars and their sidecars is
 * open, and exactly if the gate says so when asked; every checksum of the list is that of the list
 * as served. A jar that is younger than its pom may wait alone, but the same on each of its ways.
 */
class MavenListedServableTest {
  private static final List<String> SIDECARS =
      List.of(".md5", ".sha1", ".sha256", ".sha512", ".asc", ".asc.sha1", ".sigstore.json");
  private static final byte[] SIGNATURE = "signed".getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void listedIffServableIffAllowed() throws Exception {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Random random = new Random(seed);
    try (MavenRepository repository = MavenRepository.start();
        GateHouse house =
            GateHouse.open(
                directory,
                GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url())))
                    .with(Disturbances.settings(Ecosystem.MAVEN)))) {
      Disturbances disturbances =
          new Disturbances(house, Ecosystem.MAVEN, random, (n, v) -> house.get(pom(n, v)));
      for (int round = 0; round < 6; round++) {
        String artifact = Disturbances.name(random, "p" + round);
        Map<String, Boolean> versions = publish(repository, house, random, artifact);
        disturbances.begin();
        for (int step = 0; step < 3; step++) {
          check(house, artifact, versions, "seed " + seed + " round " + round + " step " + step);
          disturbances.disturb("com.example:" + artifact, List.copyOf(versions.keySet()));
          disturbances.settle("com.example:" + artifact);
        }
        check(house, artifact, versions, "seed " + seed + " round " + round);
      }
    }
  }

  /** Versions, and whether the jar may have a later time than the pom. */
  private static Map<String, Boolean> publish(
      MavenRepository repository, GateHouse house, Random random, String artifact) {
    Map<String, Boolean> versions = new LinkedHashMap<>();
    boolean dateless = random.nextInt(4) == 0;
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      String version = "1." + i + (random.nextInt(4) == 0 ? "-rc-1" : "");
      MavenRelease release =
          timed(MavenRelease.of("com.example", artifact, version), house, random);
      boolean late = !dateless && random.nextInt(4) == 0;
      if (late) {
        release = release.jarAt(house.clock.instant().minus(Duration.ofDays(random.nextInt(9))));
      }
      release = release.classifier("sources").attach(".module", "{}".getBytes(UTF_8));
      for (String file : List.of(".pom", ".jar", "-sources.jar", ".module")) {
        release = release.attach(file + ".asc", SIGNATURE);
        release = release.attach(file + ".sigstore.json", SIGNATURE);
      }
      repository.publish(dateless ? release.withoutTime() : release);
      versions.put(version, late);
    }
    if (random.nextInt(4) == 0) {
      String updated = random.nextBoolean() ? "" : "20990101000000";
      repository
          .faults()
          .on("/com/example/" + artifact + "/maven-metadata.xml")
          .change(r -> r.body(changed(r.body(), updated)));
    }
    return versions;
  }

  private static byte[] changed(byte[] xml, String lastUpdated) {
    return new String(xml, UTF_8)
        .replaceAll("<lastUpdated>\\d+", "<lastUpdated>" + lastUpdated)
        .getBytes(UTF_8);
  }

  private static MavenRelease timed(MavenRelease release, GateHouse house, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> release.withoutTime();
      case 1 -> release.at(house.clock.instant().minus(Duration.ofDays(random.nextInt(14))));
      case 2 -> release.at(house.clock.instant().plus(Duration.ofDays(random.nextInt(3))));
      default -> release;
    };
  }

  private static String pom(String name, String version) {
    String artifact = name.substring(name.indexOf(':') + 1);
    return "/maven/com/example/"
        + artifact
        + "/"
        + version
        + "/"
        + artifact
        + "-"
        + version
        + ".pom";
  }

  private static void check(
      GateHouse house, String artifact, Map<String, Boolean> versions, String where)
      throws Exception {
    String folder = "/maven/com/example/" + artifact + "/";
    if (Disturbances.foreign(artifact)) {
      closed(house, folder, artifact, versions.keySet(), where);
      return;
    }
    MavenMetadata listed = metadata(house, folder, where);
    for (Map.Entry<String, Boolean> each : versions.entrySet()) {
      String version = each.getKey();
      String as = where + " " + artifact + ":" + version;
      Coordinate coordinate =
          Coordinate.release(Ecosystem.MAVEN, "default", "com.example:" + artifact, version);
      boolean allowed = house.gate.explain(coordinate).orElseThrow().decision().verdict().allows();
      assertThat(preflight(house, coordinate)).as(as + " preflight").isEqualTo(allowed);
      assertThat(listed.versions().contains(version)).as(as + " listed").isEqualTo(allowed);
      String stem = folder + version + "/" + artifact + "-" + version;
      everyWay(house, stem + ".pom", allowed, as);
      for (String jar : List.of(".jar", "-sources.jar", ".module")) {
        boolean own = house.head(stem + jar).status() == 200;
        // A late jar may be held longer, and never shorter, than its release.
        assertThat(own).as(as + jar).isEqualTo(each.getValue() ? own && allowed : allowed);
        everyWay(house, stem + jar, own, as);
      }
    }
    listed.latest().ifPresent(v -> assertThat(listed.versions()).as(where).contains(v));
    listed.release().ifPresent(v -> assertThat(listed.versions()).as(where).contains(v));
  }

  /** What {@code cordon check} is told. */
  private static boolean preflight(GateHouse house, Coordinate coordinate) throws Exception {
    Answer answer = house.get("/api/v1/gate/decision?purl=" + coordinate.purl());
    assertThat(answer.status()).isEqualTo(200);
    // The first is that of the release; those of its reasons and files follow.
    return answer.text().indexOf("\"verdict\"") == answer.text().indexOf("\"verdict\":\"allow\"");
  }

  /** The name belongs to another upstream: nothing of it is listed, and no way leads to it. */
  private static void closed(
      GateHouse house, String folder, String artifact, Set<String> versions, String where)
      throws Exception {
    for (String suffix : List.of("", ".sha1", ".asc")) {
      Answer answer = house.get(folder + "maven-metadata.xml" + suffix);
      assertThat(answer.status()).as(where + suffix).isEqualTo(403);
    }
    for (String version : versions) {
      String stem = folder + version + "/" + artifact + "-" + version;
      everyWay(house, stem + ".pom", false, where);
      everyWay(house, stem + ".jar", false, where);
    }
  }

  private static MavenMetadata metadata(GateHouse house, String folder, String where)
      throws Exception {
    Answer answer = house.get(folder + "maven-metadata.xml");
    assertThat(answer.status()).as(where).isEqualTo(200);
    assertThat(house.get(folder + "maven-metadata.xml").body()).isEqualTo(answer.body());
    for (Digest.Algorithm algorithm :
        List.of(
            Digest.Algorithm.MD5,
            Digest.Algorithm.SHA1,
            Digest.Algorithm.SHA256,
            Digest.Algorithm.SHA512)) {
      String suffix = "." + algorithm.name().toLowerCase(java.util.Locale.ROOT);
      byte[] hash = MessageDigest.getInstance(algorithm.jca()).digest(answer.body());
      assertThat(house.get(folder + "maven-metadata.xml" + suffix).text())
          .as(where + suffix)
          .isEqualTo(HexFormat.of().formatHex(hash));
    }
    return new MavenMetadataReader().read(answer.body());
  }

  private static void everyWay(GateHouse house, String path, boolean open, String as)
      throws Exception {
    int ok = open ? 200 : 403;
    assertThat(house.head(path).status()).as(as + " head " + path).isEqualTo(ok);
    assertThat(house.get(path).status()).as(as + " get " + path).isEqualTo(ok);
    assertThat(house.get(path).status()).as(as + " cached " + path).isEqualTo(ok);
    assertThat(house.get(path, "Range: bytes=0-0").status())
        .as(as + " range " + path)
        .isEqualTo(open ? 206 : 403);
    for (String sidecar : SIDECARS) {
      assertThat(house.get(path + sidecar).status()).as(as + " " + path + sidecar).isEqualTo(ok);
    }
  }
}
