package cordon.gate.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Disturbances;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.ReleaseReport;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 1: for random packages, overrides, advisories and times, a release is listed in every
 * document exactly if every way to its bytes is open, and exactly if the gate says so when asked.
 */
class NpmListedServableTest {
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
      for (int round = 0; round < 8; round++) {
        String name = Disturbances.name(random, (random.nextBoolean() ? "@s/p" : "p") + round);
        List<String> versions = publish(registry, house, random, name);
        disturbances.begin();
        for (int step = 0; step < 3; step++) {
          check(house, name, versions, "seed " + seed + " round " + round + " step " + step);
          disturbances.disturb(name, versions);
          disturbances.settle(name);
        }
        check(house, name, versions, "seed " + seed + " round " + round);
        assertThat(registry.requests().all())
            .as("seed " + seed)
            .noneMatch(r -> Disturbances.foreign(name) && r.path().contains(name));
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
    String path = "/" + name.replace("/", random(where) ? "%2f" : "/");
    List<Answer> documents =
        List.of(
            house.get("/npm" + path),
            house.get("/npm" + path),
            house.get("/npm" + path, ABBREVIATED),
            house.get("/npm" + path, "Accept-Encoding: gzip"),
            RawClient.get(house.npmPort(), path),
            RawClient.get(house.npmPort(), path, ABBREVIATED, "Accept-Encoding: gzip"));
    assertThat(documents.get(1).body()).as(where).isEqualTo(documents.get(0).body());
    int head = house.head("/npm" + path).status();
    if (Disturbances.foreign(name)) {
      assertThat(documents).as(where).allMatch(document -> document.status() == 403);
      assertThat(head).as(where).isEqualTo(403);
      closed(house, name, versions, where);
      return;
    }
    Map<String, Object> preflight = preflight(house, name, versions);
    boolean any = false;
    for (String version : versions) {
      String as = where + " " + name + "@" + version;
      ReleaseReport report =
          house.gate.explain(Coordinate.release(Ecosystem.NPM, "default", name, version)).get();
      boolean allowed = report.decision().verdict().allows();
      any |= allowed;
      String file = report.files().getFirst().file();
      for (Answer document : documents) {
        assertThat(text(document).contains("/-/" + file + "\"")).as(as).isEqualTo(allowed);
      }
      assertThat(preflight).as(as).containsEntry(version, report.decision().verdict().word());
      waysToTheBytes(house, "/" + name, version, file, allowed, as);
    }
    assertThat(head).as(where + " HEAD of the document").isEqualTo(any ? 200 : 403);
    tags(house, name, where);
  }

  /** The name belongs to another upstream: no way leads to it. */
  private static void closed(GateHouse house, String name, List<String> versions, String where)
      throws Exception {
    for (String version : versions) {
      Coordinate coordinate = Coordinate.release(Ecosystem.NPM, "default", name, version);
      assertThat(house.gate.explain(coordinate).orElseThrow().decision().verdict())
          .as(where)
          .isEqualTo(Verdict.BLOCK);
      String tarball = tarball(name, version);
      String file = tarball.substring(tarball.lastIndexOf('/') + 1);
      waysToTheBytes(house, "/" + name, version, file, false, where);
    }
    tags(house, name, where);
  }

  /** Half of the steps, and the same half when a seed is tried again. */
  private static boolean random(String where) {
    return (where.hashCode() & 1) == 0;
  }

  private static void waysToTheBytes(
      GateHouse house, String name, String version, String file, boolean allowed, String as)
      throws Exception {
    int ok = allowed ? 200 : 403;
    String tarball = name + "/-/" + file;
    for (int port : List.of(house.port(), house.npmPort())) {
      String base = port == house.port() ? "/npm" : "";
      String document = base + name + "/" + version;
      assertThat(RawClient.get(port, document).status()).as(as).isEqualTo(ok);
      assertThat(RawClient.request(port, "HEAD", document).status()).as(as).isEqualTo(ok);
      String bytes = base + tarball;
      assertThat(RawClient.request(port, "HEAD", bytes).status()).as(as + " head").isEqualTo(ok);
      assertThat(RawClient.get(port, bytes).status()).as(as + " file").isEqualTo(ok);
      assertThat(RawClient.get(port, bytes).status()).as(as + " cached").isEqualTo(ok);
      assertThat(RawClient.get(port, bytes, "Range: bytes=0-0").status())
          .as(as + " range")
          .isEqualTo(allowed ? 206 : 403);
    }
  }

  private static void tags(GateHouse house, String name, String where) throws Exception {
    String tags = house.get("/npm/-/package/" + name.replace("/", "%2f") + "/dist-tags").text();
    for (String tag : List.of("latest", "next")) {
      boolean shown = tags.contains("\"" + tag + "\"");
      for (int port : List.of(house.port(), house.npmPort())) {
        String path = (port == house.port() ? "/npm/" : "/") + name + "/" + tag;
        assertThat(RawClient.get(port, path).status() == 200)
            .as(where + " tag " + tag)
            .isEqualTo(shown);
      }
    }
  }

  private static String text(Answer answer) throws IOException {
    boolean packed = answer.headers().first("Content-Encoding").isPresent();
    return packed
        ? new String(
            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), UTF_8)
        : answer.text();
  }

  /** Version to verdict, as the preflight API says it. */
  private static Map<String, Object> preflight(GateHouse house, String name, List<String> versions)
      throws IOException {
    String purl = "pkg:npm/" + name.replace("@", "%40") + "@";
    String question =
        versions.stream()
            .map(v -> "\"" + purl + v + "\"")
            .collect(Collectors.joining(",", "{\"purls\":[", "]}"));
    String request =
        "POST /api/v1/gate/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
                .formatted(house.port())
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(question.length(), question);
    String answer = RawClient.send(house.port(), request.getBytes(UTF_8)).text();
    Map<String, Object> verdicts = new HashMap<>();
    for (String version : versions) {
      Matcher found =
          Pattern.compile(Pattern.quote("\"" + purl + version + "\"") + ".*?\"verdict\":\"(\\w+)\"")
              .matcher(answer);
      assertThat(found.find()).as(answer).isTrue();
      verdicts.put(version, found.group(1).equals("malicious") ? "block" : found.group(1));
    }
    return verdicts;
  }
}
