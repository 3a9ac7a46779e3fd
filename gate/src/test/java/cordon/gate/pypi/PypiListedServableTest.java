package cordon.gate.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.formats.pypi.SimpleApi;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimplePageReader;
import cordon.formats.pypi.SimpleProject;
import cordon.gate.Coordinate;
import cordon.gate.Disturbances;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 1 for Python: a file is listed in every form of the page, without a yanked mark of the gate,
 * exactly if every way to its bytes and to its metadata is open, and exactly if the gate says so
 * when asked. Decisions are per file, since a file can be added to an old release.
 */
class PypiListedServableTest {
  @TempDir Path directory;

  /** Yanked by the upstream stays so and is none of the gate's business. */
  private record Published(String version, PypiFile file, boolean yanked, boolean metadata) {}

  @Test
  void listedIffServableIffAllowed() throws Exception {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    Random random = new Random(seed);
    try (PypiIndex index = PypiIndex.start().links(PypiIndex.Links.ELSEWHERE);
        GateHouse house =
            GateHouse.open(
                directory,
                GateConfig.of(List.of(upstream(index)))
                    .with(Disturbances.settings(Ecosystem.PYPI)))) {
      Disturbances disturbances =
          new Disturbances(
              house,
              Ecosystem.PYPI,
              random,
              (n, v) -> house.get("/pypi/files/" + n + "/" + PypiFile.wheel(n, v).fileName()));
      for (int round = 0; round < 10; round++) {
        index.pages(PypiIndex.Pages.values()[random.nextInt(3)]);
        index.links(PypiIndex.Links.values()[random.nextInt(3)]);
        String name = Disturbances.name(random, "p" + round);
        List<Published> files = publish(index, house, random, name);
        List<String> versions = files.stream().map(Published::version).distinct().toList();
        disturbances.begin();
        for (int step = 0; step < 3; step++) {
          check(house, name, files, "seed " + seed + " round " + round + " step " + step);
          disturbances.disturb(name, versions);
          disturbances.settle(name);
        }
        check(house, name, files, "seed " + seed + " round " + round);
      }
    }
  }

  private static Upstream upstream(PypiIndex index) {
    return Upstream.open(Ecosystem.PYPI, index.simple()).withFileHosts(Set.of(index.filesHost()));
  }

  private static List<Published> publish(
      PypiIndex index, GateHouse house, Random random, String name) {
    List<Published> files = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      String version = "1." + i + (random.nextInt(4) == 0 ? "rc1" : "");
      boolean bare = random.nextInt(4) == 0;
      PypiFile wheel = timed(PypiFile.wheel(name, version), house, random);
      files.add(new Published(version, bare ? wheel.withoutMetadataFile() : wheel, false, !bare));
      if (random.nextBoolean()) {
        PypiFile sdist = timed(PypiFile.sdist(name, version), house, random);
        boolean yanked = random.nextInt(3) == 0;
        files.add(new Published(version, yanked ? sdist.yanked("broken") : sdist, yanked, false));
      }
    }
    files.forEach(f -> index.publish(f.file()));
    return files;
  }

  private static PypiFile timed(PypiFile plain, GateHouse house, Random random) {
    PypiFile file = random.nextBoolean() ? plain.attested() : plain;
    return switch (random.nextInt(6)) {
      case 0 -> file.withoutUploadTime();
      case 1 -> file.uploadTime("no time");
      case 2, 3 -> file.at(house.clock.instant().minus(Duration.ofDays(random.nextInt(40))));
      case 4 -> file.at(house.clock.instant().plus(Duration.ofDays(random.nextInt(3))));
      default -> file;
    };
  }

  private static void check(GateHouse house, String name, List<Published> files, String where)
      throws Exception {
    if (Disturbances.foreign(name)) {
      closed(house, name, files, where);
      return;
    }
    List<SimpleProject> pages = new ArrayList<>();
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      Answer page = house.get("/pypi/simple/" + name + "/", "Accept: " + type.mediaType());
      assertThat(page.status()).as(where + " " + type).isEqualTo(200);
      String address = house.url() + "/pypi/simple/" + name + "/";
      pages.add(new SimplePageReader().read(page.body(), type, address, name));
      Answer again = house.get("/pypi/simple/" + name + "/", "Accept: " + type.mediaType());
      assertThat(again.body()).as(where + " " + type).isEqualTo(page.body());
      Answer packed =
          house.get(
              "/pypi/simple/" + name + "/", "Accept: " + type.mediaType(), "Accept-Encoding: gzip");
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
          .as(where + " " + type + " packed")
          .isEqualTo(page.body());
    }
    for (Published published : files) {
      check(house, name, published, pages, where + " " + published.file().fileName());
    }
  }

  private static void check(
      GateHouse house, String name, Published published, List<SimpleProject> pages, String where)
      throws Exception {
    String file = published.file().fileName();
    Coordinate coordinate =
        Coordinate.release(Ecosystem.PYPI, "default", name, published.version()).withFile(file);
    boolean allowed = house.gate.explain(coordinate).orElseThrow().decision().verdict().allows();
    assertThat(preflight(house, coordinate)).as(where + " preflight").isEqualTo(allowed);
    for (SimpleProject page : pages) {
      SimpleFile listed = page.file(file).orElseThrow();
      String mark = listed.yanked().orElse("");
      boolean gates = mark.contains(" is held") || mark.contains(" is blocked");
      assertThat(gates).as(where + " marked: " + mark).isEqualTo(!allowed);
      boolean mark592 = listed.yanked().isPresent();
      assertThat(mark592).as(where).isEqualTo(!allowed || published.yanked());
      assertThat(listed.metadataDigest().isPresent())
          .as(where + " metadata listed")
          .isEqualTo(allowed && published.metadata());
    }
    String path = "/pypi/files/" + name + "/" + file;
    int ok = allowed ? 200 : 403;
    assertThat(house.head(path).status()).as(where + " head cold").isEqualTo(ok);
    assertThat(house.get(path).status()).as(where + " file").isEqualTo(ok);
    assertThat(house.get(path).status()).as(where + " cached").isEqualTo(ok);
    assertThat(house.get(path, "Range: bytes=0-0").status())
        .as(where + " range")
        .isEqualTo(allowed ? 206 : 403);
    int beside = published.metadata() ? ok : 404;
    assertThat(house.get(path + ".metadata").status()).as(where + " metadata").isEqualTo(beside);
    assertThat(house.head(path + ".metadata").status()).as(where + " metadata").isEqualTo(beside);
  }

  /** The name belongs to another upstream: nothing of it is listed, and no way leads to it. */
  private static void closed(GateHouse house, String name, List<Published> files, String where)
      throws Exception {
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      Answer page = house.get("/pypi/simple/" + name + "/", "Accept: " + type.mediaType());
      assertThat(page.status()).as(where + " " + type).isEqualTo(403);
    }
    for (Published published : files) {
      Coordinate coordinate =
          Coordinate.release(Ecosystem.PYPI, "default", name, published.version())
              .withFile(published.file().fileName());
      assertThat(preflight(house, coordinate)).as(where + " preflight").isFalse();
      String path = "/pypi/files/" + name + "/" + published.file().fileName();
      assertThat(house.get(path).status()).as(where + " " + path).isEqualTo(403);
      assertThat(house.head(path).status()).as(where + " " + path).isEqualTo(403);
      assertThat(house.get(path + ".metadata").status()).as(where + " " + path).isEqualTo(403);
    }
  }

  /** What {@code cordon check} would be told of the file. */
  private static boolean preflight(GateHouse house, Coordinate coordinate) throws Exception {
    String purl = URLEncoder.encode(coordinate.purl(), StandardCharsets.UTF_8);
    String file = URLEncoder.encode(coordinate.file().orElseThrow(), StandardCharsets.UTF_8);
    Answer answer = house.get("/api/v1/gate/decision?purl=" + purl + "&file=" + file);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Matcher verdict = Pattern.compile("\"verdict\":\"(\\w+)\"").matcher(answer.text());
    assertThat(verdict.find()).isTrue();
    return verdict.group(1).equals("allow");
  }
}
