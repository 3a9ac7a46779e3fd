package cordon.gate.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.formats.maven.MavenMetadata;
import cordon.formats.maven.MavenMetadataReader;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots: their builds are releases of their own, what moves is asked for again. */
class MavenSnapshotTest {
  private static final MavenRelease MOVING = MavenRelease.of("com.example", "demo", "2-SNAPSHOT");
  private static final Instant FIRST_TIME = Instant.parse("2024-01-01T00:00:00Z");
  private static final MavenRelease FIRST = MOVING.build("20240101.000000", 1);
  private static final MavenRelease SECOND =
      MOVING.build("20260530.120000", 2).at(MovableClock.START.minus(Duration.ofDays(2)));
  private static final String FOLDER = "/maven/com/example/demo/2-SNAPSHOT/";
  private static final String BUILDS = FOLDER + "maven-metadata.xml";

  @TempDir Path directory;
  private final MavenRepository repository = MavenRepository.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory, GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, repository.url()))));
  }

  @AfterEach
  void close() {
    house.close();
    repository.close();
  }

  @Test
  void eachBuildIsDecidedByItsOwnVersionAndTime() throws Exception {
    repository.publish(FIRST).publish(SECOND);
    assertThat(house.get(FOLDER + "demo-2-20240101.000000-1.jar").status()).isEqualTo(200);
    Answer held = house.get(FOLDER + "demo-2-20260530.120000-2.jar");
    assertThat(held.status()).isEqualTo(403);
    assertThat(held.reason())
        .startsWith("com.example:demo 2-20260530.120000-2 is held until 2026-06-06 12:00 UTC");
    assertThat(house.get(FOLDER + "demo-2-20260530.120000-2.jar.sha1").status()).isEqualTo(403);
    assertThat(house.fact("gate.pull").subject())
        .isEqualTo("pkg:maven/com.example/demo@2-20240101.000000-1");
  }

  @Test
  void theSnapshotIsListedAsSoonAsItsNewestBuildIsAllowed() throws Exception {
    repository.publish("com.example", "demo", "1.0").publish(SECOND);
    String list = "/maven/com/example/demo/maven-metadata.xml";
    assertThat(house.get(list).text()).doesNotContain("2-SNAPSHOT").contains("<latest>1.0<");
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(list).text()).contains("<version>2-SNAPSHOT</version>");
    assertThat(house.get(FOLDER + "demo-2-20260530.120000-2.pom").status()).isEqualTo(200);
  }

  /** Whoever names the snapshot in an advisory or a block means what it consists of. */
  @Test
  void whatIsSaidOfTheSnapshotCountsForItsBuilds() throws Exception {
    repository.publish(FIRST);
    String jar = FOLDER + "demo-2-20240101.000000-1.jar";
    assertThat(house.get(jar).status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "2-SNAPSHOT");
    assertThat(house.get(jar).reason())
        .isEqualTo("com.example:demo 2-SNAPSHOT is blocked (MAL-2026-1)");
    assertThat(house.head(jar).status()).isEqualTo(403);
    assertThat(house.get(jar + ".sha1").status()).isEqualTo(403);
    house.advisories.clear();
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "2-20240101.000000-1");
    assertThat(house.get(jar).status()).isEqualTo(403);
  }

  @Test
  void whatIsSaidOfTheSnapshotWhileABuildIsFetchedCounts() throws Exception {
    repository.publish(FIRST);
    String jar = FOLDER + "demo-2-20240101.000000-1.jar";
    assertThat(house.get(jar + ".sha1").status()).isEqualTo(200);
    repository
        .faults()
        .on("/com/example/demo/2-SNAPSHOT/demo-2-20240101.000000-1.jar")
        .change(reply -> {
          house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "2-SNAPSHOT");
          return reply;
        });
    assertThat(house.get(jar).status()).isEqualTo(403);
  }

  @Test
  void theListOfBuildsThatAllPassIsUnchangedAndRenewed() throws Exception {
    repository.publish(FIRST);
    String path = "/com/example/demo/2-SNAPSHOT/maven-metadata.xml";
    assertThat(house.get(BUILDS).body()).isEqualTo(repository.bytes(path));
    repository.publish(SECOND);
    house.clock.advance(GateConfig.DEFAULT_METADATA_MAX_AGE);
    assertThat(house.get(BUILDS).reason())
        .startsWith("com.example:demo 2-20260530.120000-2 is held until 2026-06-06 12:00 UTC");
    assertThat(house.fact("gate.refused").subject())
        .isEqualTo("pkg:maven/com.example/demo@2-20260530.120000-2");
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(BUILDS).body()).isEqualTo(repository.bytes(path));
    assertThat(house.get(BUILDS + ".sha1").body()).isEqualTo(repository.bytes(path + ".sha1"));
  }

  /** For every file of the build and each way of asking: listed exactly if it is served. */
  @Test
  void aBuildIsListedExactlyIfItIsServed() throws Exception {
    repository.publish(SECOND.jarAt(MovableClock.START.minus(Duration.ofDays(1))));
    assertThat(listed()).isEmpty();
    listedAsServed();
    house.clock.advance(Duration.ofDays(5));
    // The jar was deployed a day after the pom, and waits a day longer.
    assertThat(listed()).containsExactly("pom");
    assertThat(house.get(BUILDS).text()).doesNotContain("<snapshot>");
    listedAsServed();
    house.clock.advance(Duration.ofDays(1));
    assertThat(listed()).containsExactlyInAnyOrder("pom", "jar");
    listedAsServed();
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "2-SNAPSHOT");
    assertThat(listed()).isEmpty();
    listedAsServed();
  }

  /** An old list names a build by its pointer alone. */
  @Test
  void thePointerToAHeldBuildIsHidden() throws Exception {
    repository.publish(SECOND);
    repository
        .faults()
        .on("/com/example/demo/2-SNAPSHOT/maven-metadata.xml")
        .change(reply -> {
          String list = new String(reply.body(), UTF_8);
          String entries = "(?s)<snapshotVersions>.*</snapshotVersions>";
          byte[] body = list.replaceAll(entries, "").getBytes(UTF_8);
          return new Reply(reply.status(), reply.reason(), reply.headers(), body, reply.delivery());
        });
    assertThat(house.get(BUILDS).status()).isEqualTo(403);
    house.clock.advance(Duration.ofDays(5));
    assertThat(house.get(BUILDS).text()).contains("<timestamp>20260530.120000</timestamp>");
  }

  /** Each entry can cost requests to the upstream: what is beyond 500 waits, and costs none. */
  @Test
  void ofAnEndlessListTheFirstFiveHundredAreShown() throws Exception {
    repository.publish(FIRST);
    List<String> builds =
        IntStream.range(0, 620).mapToObj("2-20240101.000000-%d"::formatted).toList();
    for (String build : builds) {
      for (String extension : List.of(".pom", ".jar")) {
        byte[] file = (build + extension).getBytes(UTF_8);
        String path = "/com/example/demo/2-SNAPSHOT/demo-" + build + extension;
        repository.put(path, file, FIRST_TIME);
        repository.put(path + ".sha1", sha1(file).getBytes(UTF_8), FIRST_TIME);
      }
    }
    StringBuilder entries = new StringBuilder("<snapshotVersions>");
    builds.forEach(build ->
        entries.append(
            ("<snapshotVersion><extension>jar</extension><value>%s</value>"
                    + "<updated>20240101000000</updated></snapshotVersion>")
                .formatted(build)));
    entries.append("</snapshotVersions>");
    repository
        .faults()
        .on("/com/example/demo/2-SNAPSHOT/maven-metadata.xml")
        .change(reply -> {
          String list = new String(reply.body(), UTF_8);
          String all = "(?s)<snapshotVersions>.*</snapshotVersions>";
          byte[] body = list.replaceAll(all, entries.toString()).getBytes(UTF_8);
          return new Reply(reply.status(), reply.reason(), reply.headers(), body, reply.delivery());
        });
    MavenMetadata shown = new MavenMetadataReader().read(house.get(BUILDS).body());
    assertThat(shown.snapshotVersions())
        .extracting(MavenMetadata.SnapshotVersion::value)
        .containsExactlyElementsOf(builds.subList(0, 500));
    assertThat(shown.snapshot()).as("the pointer may mean one that is not shown").isEmpty();
    assertThat(repository.requests().all()).noneMatch(r -> r.path().contains(builds.get(500)));
    assertThat(house.get(FOLDER + "demo-" + builds.get(619) + ".jar").status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", builds.get(619));
    assertThat(house.get(FOLDER + "demo-" + builds.get(619) + ".jar").status()).isEqualTo(403);
  }

  private static String sha1(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
  }

  private void listedAsServed() throws Exception {
    Answer list = house.get(BUILDS);
    Answer checksum = house.get(BUILDS + ".sha1");
    assertThat(checksum.status()).isEqualTo(list.status());
    if (list.status() == 200) {
      assertThat(checksum.text()).isEqualTo(sha1(list.body()));
    }
    for (String extension : List.of("pom", "jar")) {
      String file = FOLDER + "demo-2-20260530.120000-2." + extension;
      int status = listed().contains(extension) ? 200 : 403;
      assertThat(house.get(file).status()).as(file).isEqualTo(status);
      assertThat(house.head(file + ".sha1").status()).as(file).isEqualTo(status);
    }
  }

  /** A list that would show nothing is refused: an empty one Maven would keep for a day. */
  private List<String> listed() throws Exception {
    Answer list = house.get(BUILDS);
    if (list.status() == 403) {
      return List.of();
    }
    return new MavenMetadataReader()
        .read(list.body()).snapshotVersions().stream()
            .map(MavenMetadata.SnapshotVersion::extension)
            .toList();
  }

  @Test
  void aFileThatEveryDeploymentReplacesIsNotKeptForGood() throws Exception {
    repository.publish(MOVING);
    String jar = FOLDER + "demo-2-SNAPSHOT.jar";
    String path = "/com/example/demo/2-SNAPSHOT/demo-2-SNAPSHOT.jar";
    assertThat(house.get(jar).body()).isEqualTo(repository.bytes(path));
    repository.publish(MOVING.revision(2));
    house.clock.advance(GateConfig.DEFAULT_METADATA_MAX_AGE);
    assertThat(house.get(jar).body()).isEqualTo(repository.bytes(path));
    assertThat(house.get(jar + ".sha1").body()).isEqualTo(repository.bytes(path + ".sha1"));
    Instant now = house.clock.instant();
    repository.publish(MOVING.revision(3).at(now));
    house.clock.advance(GateConfig.DEFAULT_METADATA_MAX_AGE);
    assertThat(house.get(jar).status()).isEqualTo(403);
  }
}
