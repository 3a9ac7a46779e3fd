package cordon.formats.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.base.ProblemException;
import cordon.base.version.VersionScheme;
import cordon.formats.Mutations;
import cordon.formats.PublishTime;
import cordon.formats.maven.MavenMetadata.Plugin;
import cordon.formats.maven.MavenMetadata.SnapshotVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenMetadataTest {
  private static final String ARTIFACT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by hand -->
      <metadata modelVersion="1.1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <groupId>org.foo</groupId><artifactId>bar</artifactId>
        <versioning>
          <latest>2.0-SNAPSHOT</latest><release> 1.10 </release>
          <versions><version>1.9</version><version>1.10</version><odd/><version>2.0-SNAPSHOT</version></versions>
          <lastUpdated>20260324103900</lastUpdated><unknown><deep>x</deep></unknown>
        </versioning>
      </metadata>
      """;

  private final MavenMetadataReader reader = new MavenMetadataReader();

  private MavenMetadata read(String text) {
    return reader.read(text.getBytes(UTF_8));
  }

  private MavenMetadata without(String text, String... withheld) {
    return read(text).filtered(v -> !Set.of(withheld).contains(v), VersionScheme.MAVEN);
  }

  @Test
  void readsAnArtifact() {
    MavenMetadata metadata = read(ARTIFACT);
    assertThat(metadata.groupId()).contains("org.foo");
    assertThat(metadata.artifactId()).contains("bar");
    assertThat(metadata.versions()).containsExactly("1.9", "1.10", "2.0-SNAPSHOT");
    assertThat(metadata.latest()).contains("2.0-SNAPSHOT");
    assertThat(metadata.release()).contains("1.10");
    assertThat(metadata.lastUpdated().instant()).contains(Instant.parse("2026-03-24T10:39:00Z"));
    assertThat(metadata.listsVersions()).isTrue();
  }

  @Test
  void readsAGroupAndASnapshot() {
    MavenMetadata group =
        read(
            "<metadata><plugins><plugin><name>Foo</name><prefix>foo</prefix>"
                + "<artifactId>foo-maven-plugin</artifactId></plugin></plugins></metadata>");
    assertThat(group.plugins()).containsExactly(new Plugin("Foo", "foo", "foo-maven-plugin"));
    assertThat(group.listsVersions()).isFalse();
    MavenMetadata snapshot =
        read(
            """
            <metadata><version>1-SNAPSHOT</version><versioning>
            <snapshot><timestamp>20260101.120000</timestamp><buildNumber>3</buildNumber></snapshot>
            <snapshotVersions><snapshotVersion><classifier>sources</classifier><extension>jar</extension>
            <value>1-20260101.120000-3</value><updated>20260101120000</updated></snapshotVersion></snapshotVersions>
            </versioning></metadata>
            """);
    assertThat(snapshot.snapshot().orElseThrow().buildNumber()).isEqualTo("3");
    assertThat(snapshot.snapshotVersions())
        .containsExactly(
            new SnapshotVersion(
                "sources", "jar", "1-20260101.120000-3", MavenMetadata.time("20260101120000")));
  }

  @Test
  void withheldVersionsGoAndPointersFollow() {
    MavenMetadata metadata = without(ARTIFACT, "2.0-SNAPSHOT", "1.10");
    assertThat(metadata.versions()).containsExactly("1.9");
    assertThat(metadata.latest()).contains("1.9");
    assertThat(metadata.release()).contains("1.9");
    assertThat(metadata.lastUpdated()).isEqualTo(read(ARTIFACT).lastUpdated());
    assertThat(without(ARTIFACT, "1.9").release()).contains("1.10");
    assertThat(without(ARTIFACT, "1.10").latest()).contains("2.0-SNAPSHOT");
    assertThat(without(ARTIFACT, "1.9", "1.10").release()).isEmpty();
    assertThat(without(ARTIFACT, "1.9", "1.10", "2.0-SNAPSHOT").listsVersions()).isFalse();
  }

  @Test
  void aPatchOfAnOldLineDoesNotBecomeTheRelease() {
    String text = ARTIFACT.replace("<odd/>", "<version>1.2</version><version>3.0</version>");
    assertThat(without(text, "1.10").release()).contains("1.9");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (int seed = 0; seed < 300; seed++) {
      MavenMetadata metadata = metadata(new Random(seed));
      assertThat(reader.read(MavenMetadataWriter.write(metadata)))
          .as("seed %d", seed)
          .isEqualTo(metadata);
    }
  }

  private static MavenMetadata metadata(Random random) {
    List<String> versions = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      versions.add(random.nextInt(9) + "." + i + (random.nextBoolean() ? "" : "-<&>é]]>"));
    }
    return new MavenMetadata(
        maybe(random, "org.foo"),
        maybe(random, "b&r"),
        maybe(random, "1-SNAPSHOT"),
        maybe(random, "2"),
        maybe(random, "1"),
        versions,
        random.nextBoolean() ? MavenMetadata.time("20260101120000") : new PublishTime.Missing(),
        random.nextBoolean() ? List.of() : List.of(new Plugin("a", "", "c")),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new MavenMetadata.Snapshot("20260101.120000", "7", random.nextBoolean())),
        random.nextBoolean()
            ? List.of()
            : List.of(new SnapshotVersion("", "pom", "1", new PublishTime.Missing())));
  }

  private static Optional<String> maybe(Random random, String text) {
    return random.nextBoolean() ? Optional.of(text) : Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<metadata>",
        "<metadata/><metadata/>",
        "<!DOCTYPE metadata [<!ENTITY x \"y\">]><metadata><groupId>&x;</groupId></metadata>",
        "<!DOCTYPE metadata SYSTEM \"http://127.0.0.1:1/x.dtd\"><metadata/>",
        "<metadata><groupId>&undeclared;</groupId></metadata>",
        "<metadata><groupId>a</groupId><groupId>b</groupId></metadata>",
        "<metadata><groupId><b/></groupId></metadata>",
      })
  void whatIsNoMetadataIsRefusedWithThePlace(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("maven-metadata.xml");
  }

  @Test
  void boundsHold() {
    String deep = "<metadata>" + "<a>".repeat(100) + "</a>".repeat(100) + "</metadata>";
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("levels");
    String longText = "<metadata><groupId>" + "x".repeat(100_000) + "</groupId></metadata>";
    assertThatThrownBy(() -> read(longText)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new MavenMetadataReader(100).read(ARTIFACT.getBytes(UTF_8)))
        .hasMessageContaining("100 bytes");
  }

  @Test
  void damagedDocumentsAreReadOrRefused() {
    Mutations.survive(
        5,
        3000,
        ARTIFACT.getBytes(UTF_8),
        bytes ->
            assertThat(
                    MavenMetadataWriter.write(
                        reader.read(bytes).filtered(v -> true, VersionScheme.MAVEN)))
                .isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "20261324103900", "2026032410390", "20260230000000", "2026-03-24"})
  void otherTimesAreUnparsable(String text) {
    assertThat(MavenMetadata.time(text)).isEqualTo(new PublishTime.Unparsable(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "da39a3ee5e6b4b0d3255bfef95601890afd80709 | true",
        "'  DA39A3EE5E6B4B0D3255BFEF95601890AFD80709\r\n' | true",
        "'\n\nda39a3ee5e6b4b0d3255bfef95601890afd80709  bar-1.0.jar\n' | true",
        "'da39a3ee5e6b4b0d3255bfef95601890afd80709 *bar-1.0.jar' | true",
        "'SHA1 (bar-1.0.jar) = da39a3ee5e6b4b0d3255bfef95601890afd80709' | true",
        "'' | false",
        "da39a3ee | false",
        "<html>da39a3ee5e6b4b0d3255bfef95601890afd80709</html> | false",
        "d41d8cd98f00b204e9800998ecf8427e | false",
      })
  void readsChecksumFiles(String content, boolean found) {
    assertThat(ChecksumFile.parse(content, Algorithm.SHA1))
        .isEqualTo(
            found
                ? Optional.of(
                    new Digest(Algorithm.SHA1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"))
                : Optional.empty());
    assertThat(ChecksumFile.parse("a".repeat(10_000), Algorithm.SHA1)).isEmpty();
  }
}
