package cordon.formats.npm;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.base.version.VersionScheme;
import cordon.formats.Mutations;
import cordon.formats.PublishTime;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackumentReaderTest {
  private static final String SMALL =
      """
      {"name":"@s/left","dist-tags":{"latest":"1.0.0"},
       "versions":{
        "1.0.0":{"name":"@s/left","version":"1.0.0","dist":{
          "tarball":"https://registry.example/@s/left/-/left-1.0.0.tgz",
          "shasum":"da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "integrity":"sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk= sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="}},
        "2.0.0":{"name":"@s/left","version":"2.0.0","deprecated":"gone",
          "dist":{"tarball":"https://registry.example/@s/left/-/left-2.0.0.tgz"}}},
       "time":{"modified":"2026-01-02T00:00:00Z","1.0.0":"2026-01-01T10:00:00.000Z","2.0.0":"soon"}}
      """;

  private final PackumentReader reader = new PackumentReader();

  private Packument read(String json) {
    return reader.read(json.getBytes(UTF_8));
  }

  @Test
  void tellsTheFactsOfEachVersion() {
    Packument packument = read(SMALL);
    assertThat(packument.name()).isEqualTo(new NpmName("s", "left"));
    assertThat(packument.distTags()).containsExactly(java.util.Map.entry("latest", "1.0.0"));
    NpmRelease one = packument.release("1.0.0").orElseThrow();
    assertThat(one.published().instant()).contains(Instant.parse("2026-01-01T10:00:00Z"));
    assertThat(one.tarballUrl()).contains("https://registry.example/@s/left/-/left-1.0.0.tgz");
    assertThat(one.fileName()).contains("left-1.0.0.tgz");
    assertThat(one.shasum().orElseThrow().hex()).startsWith("da39a3ee");
    assertThat(one.integrity().digests()).hasSize(2);
    assertThat(one.integrity().strongest())
        .singleElement()
        .returns(Digest.Algorithm.SHA512, Digest::algorithm);
    assertThat(one.deprecated()).isFalse();
    assertThat(one.servable()).isTrue();
    assertThat(packument.releaseOfFile("left-1.0.0.tgz")).contains(one);
    assertThat(packument.releaseOfFile("left-3.0.0.tgz")).isEmpty();
    NpmRelease two = packument.release("2.0.0").orElseThrow();
    assertThat(two.deprecated()).isTrue();
    assertThat(two.published()).isEqualTo(new PublishTime.Unparsable("soon"));
    assertThat(packument.modified().rawText()).contains("2026-01-02T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"ann\",\"email\":\"a\"} | {\"url\":\"u\",\"provenance\":{\"predicateType\":\"p\"}} | ann | true",
        "{\"email\":\"a\",\"name\":\" \"}   | {}                                                 |     | false",
        "{\"name\":{\"name\":\"ann\"}}    | {\"url\":\"u\"}                                        |     | false",
        "\"ann\"                         | {\"provenance\":true}                                |     | false",
        "null                          | [{\"provenance\":{}}]                                 |     | false"
      })
  void tellsWhoPublishedAndWhetherItIsAttested(
      String user, String attestations, @Nullable String publisher, boolean attested) {
    String json =
        SMALL
            .replace("\"deprecated\":\"gone\"", "\"_npmUser\":" + user)
            .replace(
                "left-2.0.0.tgz\"}", "left-2.0.0.tgz\",\"attestations\":" + attestations + "}");
    NpmRelease two = read(json).release("2.0.0").orElseThrow();
    assertThat(two.publisher()).isEqualTo(Optional.ofNullable(publisher));
    assertThat(two.attested()).isEqualTo(attested);
    assertThat(read(json).release("1.0.0").orElseThrow().publisher()).isEmpty();
  }

  @Test
  void aMissingTimeIsMissing() {
    assertThat(read(SMALL.replace("\"1.0.0\":\"2026", "\"9.9.9\":\"2026")).release("1.0.0"))
        .get()
        .returns(new PublishTime.Missing(), NpmRelease::published);
  }

  @Test
  void aPackageWithoutVersionsIsOneWithoutReleases() {
    Packument gone = read("{\"name\":\"x\",\"time\":{\"unpublished\":{\"name\":\"a\"}}}");
    assertThat(gone.releases()).isEmpty();
  }

  /** It would be printed by clients and stands in a column of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"1.0.0\\u0000", "1.0.0\\u001b[2K", "1.0.0\\n"})
  void aVersionWithControlCharactersIsNotServed(String version) {
    Packument packument =
        read(
            "{\"name\":\"left\",\"versions\":{\"%s\":{\"version\":\"%s\",\"dist\":{\"tarball\":"
                    .formatted(version, version)
                + "\"https://h.example/-/left-1.0.0.tgz\"}}}}");
    NpmRelease release = packument.releases().iterator().next();
    assertThat(release.defect()).contains("its version holds control characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":\"1.0.0\",\"dist\":{\"tarball\":\"https://h.example/-/left-1.0.0.tgz\"} |",
        "\"version\":\"6.6.6\",\"dist\":{\"tarball\":\"https://h.example/x.tgz\"} | calls itself",
        "\"dist\":{\"tarball\":\"https://h.example/x.tgz\"} | calls itself",
        "\"version\":\"1.0.0\" | names no tarball",
        "\"version\":\"1.0.0\",\"dist\":{\"tarball\":7} | names no tarball",
        "\"version\":\"1.0.0\",\"dist\":{\"tarball\":\"file:///x-1.0.0.tgz\"} | names no tarball",
      })
  void aReleaseThatCannotBeServedSaysWhy(String members, String defect) {
    Packument packument = read("{\"name\":\"left\",\"versions\":{\"1.0.0\":{" + members + "}}}");
    NpmRelease release = packument.release("1.0.0").orElseThrow();
    assertThat(release.defect().orElse("")).contains(defect == null ? "" : defect);
    assertThat(release.servable()).isEqualTo(defect == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\",\"name\":\"y\"}",
        "{\"name\":\"x\",\"versions\":{},\"\\u0076ersions\":{}}",
        "{\"name\":\"x\",\"versions\":{\"1.0.0\":{},\"1.0.0\":{}}}",
        "{\"name\":\"x\",\"versions\":{\"1.0.0\":{\"dist\":{},\"dist\":{}}}}",
        "{\"name\":\"x\",\"versions\":{\"1.0.0\":{\"dist\":{\"tarball\":\"a\",\"tarball\":\"b\"}}}}",
        "{\"name\":\"x\",\"time\":{\"a\":\"b\",\"a\":\"c\"}}",
        "{\"name\":\"x\",\"dist-tags\":{\"a\":\"b\",\"a\":\"c\"}}",
      })
  void aMemberTwiceIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"name\":\"..\"}",
        "{\"name\":\"x\"} {}",
        "{\"name\":\"x\",\"versions\":[]}",
        "{\"name\":\"x\",\"versions\":{\"1.0.0\":3}}",
        "{\"name\":\"x\",\"dist-tags\":{\"latest\":[]}}",
      })
  void whatIsNoPackumentIsRefusedWithThePlace(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("npm packument");
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> reader.read("{\"name\":\"x\"}".getBytes(UTF_16LE)))
        .isInstanceOf(ProblemException.class);
  }

  /**
   * A mark is no JSON, but parsers may pass over it; the places must then be right all the same.
   */
  @Test
  void aByteOrderMarkDoesNotShiftThePlaces() {
    byte[] bytes = ("\ufeff" + SMALL).getBytes(UTF_8);
    Packument packument = reader.read(bytes);
    PackumentView view = PackumentView.of("http://127.0.0.1/npm");
    PackumentWriter writer = new PackumentWriter(VersionScheme.NPM);
    byte[] plain = SMALL.getBytes(UTF_8);
    assertThat(new String(writer.full(packument, view).bytes(bytes), UTF_8))
        .isEqualTo(new String(writer.full(reader.read(plain), view).bytes(plain), UTF_8));
  }

  @Test
  void boundsHold() {
    byte[] bytes = new GeneratedPackument(1, "x", 20).bytes();
    assertThatThrownBy(() -> new PackumentReader(bytes.length - 1, 100).read(bytes))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new PackumentReader(bytes.length, 19).read(bytes))
        .hasMessageContaining("19 versions");
    assertThat(new PackumentReader(bytes.length, 20).read(bytes).releases()).hasSize(20);
    String deep = "{\"name\":\"x\",\"a\":" + "[".repeat(600) + "]".repeat(600) + "}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aBrokenStreamStaysABrokenStream() {
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream(SMALL.getBytes(UTF_8))) {
          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, Math.min(len, 50));
            if (n < 50) {
              throw new IOException("gone");
            }
            return n;
          }
        };
    assertThatThrownBy(() -> reader.read(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  @Test
  void damagedDocumentsAreReadOrRefused() {
    byte[] valid = new GeneratedPackument(7, "@s/x", 3).bytes();
    PackumentWriter writer = new PackumentWriter(VersionScheme.NPM);
    PackumentView view = PackumentView.of("http://127.0.0.1/npm");
    Mutations.survive(
        20261120,
        3000,
        valid,
        bytes -> {
          Packument packument = reader.read(bytes);
          assertThat(writer.full(packument, view).bytes(bytes)).isNotEmpty();
          assertThat(writer.abbreviated(packument, view).bytes(bytes)).isNotEmpty();
        });
  }
}
