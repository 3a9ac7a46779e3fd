package cordon.formats.maven;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.maven.RepositoryPath.ArtifactFile;
import cordon.formats.maven.RepositoryPath.MetadataFile;
import cordon.formats.maven.RepositoryPath.Sidecar;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org/foo/bar/1.0/bar-1.0.jar | org.foo:bar | 1.0 | | jar | ''",
        "/org/foo/bar/1.0/bar-1.0.pom | org.foo:bar | 1.0 | | pom | ''",
        "junit/junit/4.13/junit-4.13-sources.jar | junit:junit | 4.13 | sources | jar | ''",
        "a/b/1.0/b-1.0-bin.tar.gz | a:b | 1.0 | bin | tar.gz | ''",
        "a/b/1.0/b-1.0.tar.gz | a:b | 1.0 | | tar.gz | ''",
        "a/b/1.0/b-1.0-jdk1.5.jar | a:b | 1.0 | jdk1.5 | jar | ''",
        "a/b/1.0/b-1.0-linux-x86_64.so.1 | a:b | 1.0 | linux-x86_64.so | 1 | ''",
        "a/b.c/1.0/b.c-1.0.jar | a:b.c | 1.0 | | jar | ''",
        "a/b/1.0+x/b-1.0%2Bx.jar | a:b | 1.0+x | | jar | ''",
        "a/b/1.0/b-1.0.jar.sha1 | a:b | 1.0 | | jar | SHA1",
        "a/b/1.0/b-1.0.jar.asc.md5 | a:b | 1.0 | | jar | ASC MD5",
        "a/b/1.0/b-1.0.jar.sigstore.json.sha512 | a:b | 1.0 | | jar | SIGSTORE SHA512",
        "a/b/1-SNAPSHOT/b-1-20260101.120000-3-tests.jar | a:b | 1-SNAPSHOT | tests | jar | ''",
        "a/b/1-SNAPSHOT/b-1-SNAPSHOT.jar | a:b | 1-SNAPSHOT | | jar | ''",
      })
  void readsFilesOfReleases(
      String path, String name, String version, String classifier, String ext, String sidecars) {
    ArtifactFile file = (ArtifactFile) RepositoryPath.parse(path).orElseThrow();
    assertThat(file.name()).isEqualTo(name);
    assertThat(file.version()).isEqualTo(version);
    assertThat(file.classifier().orElse(null)).isEqualTo(classifier);
    assertThat(file.extension()).isEqualTo(ext);
    assertThat(file.sidecars()).isEqualTo(sidecars(sidecars));
    assertThat(file.isSnapshot()).isEqualTo(version.endsWith("SNAPSHOT"));
    assertThat(file.subject()).endsWith("." + ext).doesNotStartWith("/");
  }

  private static List<Sidecar> sidecars(String text) {
    return Arrays.stream(text.split(" ")).filter(s -> !s.isEmpty()).map(Sidecar::valueOf).toList();
  }

  @Test
  void aSnapshotsBuildIsTold() {
    ArtifactFile file =
        (ArtifactFile)
            RepositoryPath.parse("a/b/1-SNAPSHOT/b-1-20260101.120000-3.jar").orElseThrow();
    assertThat(file.fileVersion()).isEqualTo("1-20260101.120000-3");
  }

  @Test
  void readsMetadata() {
    MetadataFile file =
        (MetadataFile) RepositoryPath.parse("org/foo/bar/maven-metadata.xml.sha1").orElseThrow();
    assertThat(file.folder()).containsExactly("org", "foo", "bar");
    assertThat(file.name()).contains("org.foo:bar");
    assertThat(file.ofSnapshot()).isFalse();
    assertThat(file.sidecars()).containsExactly(Sidecar.SHA1);
    assertThat(file.subject()).isEqualTo("org/foo/bar/maven-metadata.xml");
    MetadataFile snapshot =
        (MetadataFile) RepositoryPath.parse("org/bar/1-SNAPSHOT/maven-metadata.xml").orElseThrow();
    assertThat(snapshot.ofSnapshot()).isTrue();
    assertThat(snapshot.name()).contains("org:bar");
    MetadataFile group =
        (MetadataFile) RepositoryPath.parse("org/maven-metadata.xml").orElseThrow();
    assertThat(group.name()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "a",
        "a/b",
        "a/b/1.0/",
        "b/1.0/b-1.0.jar",
        "maven-metadata.xml",
        "a/b/1.0/c-1.0.jar",
        "a/b/1.0/b-2.0.jar",
        "a/b/1.0/b-1.0",
        "a/b/1.0/b-1.0.",
        "a/b/1.0/b-1.0-.jar",
        "a/b/1.0/b-1.0x.jar",
        "a/../b/1.0/b-1.0.jar",
        "a/%2e%2e/b/1.0/b-1.0.jar",
        "../a/b/1.0/b-1.0.jar",
        "a/./b/1.0/b-1.0.jar",
        "a//b/1.0/b-1.0.jar",
        "//a/b/1.0/b-1.0.jar",
        "a%2fb/c/1.0/c-1.0.jar",
        "a%252fb/c/1.0/c-1.0.jar",
        "a%5cb/c/1.0/c-1.0.jar",
        "a\\b/c/1.0/c-1.0.jar",
        "a/b/1.0/b-1.0.jar%00",
        "a/b/1.0/b-1.0%0a.jar",
        "a/b/1.0/b-1.0.jar?x",
        "a/b/1.0/b-1.0.jar#x",
        "a/b/1.0/b-1.0;x.jar",
        "a/b/1.0/b-1.0.jar%",
        "a/b/1.0/b-1.0.jar%zz",
        "a.x/b/1.0/b-1.0.jar",
        "a/\u00e4/1.0/\u00e4-1.0.jar",
        "a%20/b/1.0/b-1.0.jar",
        "a/b/../maven-metadata.xml",
        "a/b/..%2fmaven-metadata.xml",
        ".index/maven-metadata.xml",
        "a/b/1.0/b-1.0.jar.md5.md5.md5.md5",
        "a/b/1-SNAPSHOT/b-1-20260101.jar",
      })
  void refusesWhatLeadsOutOfTheLayout(String path) {
    assertThat(RepositoryPath.parse(path)).isEmpty();
  }

  /** Whatever is accepted is plain: no dots to climb, no escapes, and is accepted again. */
  @Test
  void whatIsAcceptedIsPlain() {
    Random random = new Random(12);
    String[] parts = {
      "a",
      "b",
      "b-",
      "1.0",
      "/",
      "..",
      ".",
      "%2e",
      "%2f",
      ".jar",
      ".pom",
      ".sha1",
      ".asc",
      "%",
      "maven-metadata.xml",
      "-SNAPSHOT",
      "-sources",
      "a/b/1.0/b-1.0.jar",
      "\\",
      "+",
      "%41"
    };
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      String path =
          random
              .ints(1 + random.nextInt(9), 0, parts.length)
              .mapToObj(n -> parts[n])
              .collect(Collectors.joining());
      if (random.nextInt(3) == 0) {
        path = "a/b/1.0/" + path;
      }
      var read = RepositoryPath.parse(path);
      if (read.isPresent()) {
        accepted++;
        String subject = read.get().subject();
        assertThat(subject).as(path).doesNotContain("%").doesNotContain("//").doesNotContain("\\");
        assertThat(subject.split("/")).as(path).doesNotContain("..", ".", "");
        assertThat(RepositoryPath.parse(subject)).as(path).isPresent();
      }
    }
    assertThat(accepted).isGreaterThan(500);
  }
}
