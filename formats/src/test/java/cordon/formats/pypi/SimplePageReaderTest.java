package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.PublishTime;
import cordon.formats.pypi.SimpleApi.Type;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimplePageReaderTest {
  private static final String PAGE = "https://registry.example/simple/foo/";
  private static final String SHA =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final SimplePageReader reader = new SimplePageReader();

  private SimpleProject json(String text) {
    return reader.read(text.getBytes(UTF_8), Type.JSON, PAGE, "foo");
  }

  private SimpleProject html(String text) {
    return reader.read(text.getBytes(UTF_8), Type.LEGACY_HTML, PAGE, "foo");
  }

  private SimpleFile only(SimpleProject project) {
    assertThat(project.files()).hasSize(1);
    return project.files().getFirst();
  }

  @Test
  void readsJson() {
    SimpleProject project =
        json(
            """
            {"meta":{"api-version":"1.4","tracks":["https://t.example/simple/foo/"]},"name":"Foo",
             "alternate-locations":["https://a.example/simple/foo/"],
             "project-status":{"status":"deprecated","reason":"use bar"},
             "versions":["1.0","0.9"],
             "files":[{"filename":"foo-1.0-py3-none-any.whl","url":"../../files/foo-1.0-py3-none-any.whl",
               "hashes":{"md5":"d41d8cd98f00b204e9800998ecf8427e","sha256":"%1$s","blake9":"00"},
               "requires-python":">=3.8","size":12,"upload-time":"2026-03-24T10:39:00.123456Z",
               "yanked":"broken","core-metadata":{"sha256":"%1$s"},"data-dist-info-metadata":true,
               "gpg-sig":true,"provenance":"https://p.example/x","future":{"a":[1]}}]}
            """
                .formatted(SHA));
    assertThat(project.status()).isEqualTo(new ProjectStatus("deprecated", "use bar"));
    assertThat(project.tracks()).containsExactly("https://t.example/simple/foo/");
    assertThat(project.alternateLocations()).containsExactly("https://a.example/simple/foo/");
    assertThat(project.versions()).containsExactly("1.0", "0.9");
    SimpleFile file = only(project);
    assertThat(file.url()).isEqualTo("https://registry.example/files/foo-1.0-py3-none-any.whl");
    assertThat(file.version()).contains("1.0");
    assertThat(file.hashes()).hasSize(2);
    assertThat(file.digest().orElseThrow().toString()).isEqualTo("sha256:" + SHA);
    assertThat(file.metadataDigest()).isEqualTo(file.digest());
    assertThat(file.size()).hasValue(12);
    assertThat(file.uploaded().instant()).contains(Instant.parse("2026-03-24T10:39:00.123456Z"));
    assertThat(file.yanked()).contains("broken");
    assertThat(file.gpgSig()).contains(true);
    assertThat(file.provenance()).contains("https://p.example/x");
    assertThat(file.requiresPython()).contains(">=3.8");
    assertThat(project.file("foo-1.0-py3-none-any.whl")).contains(file);
    assertThat(project.filesByVersion()).containsOnlyKeys("1");
  }

  /** A real upstream answers a JSON request with HTML and keeps the upload time in an attribute. */
  @Test
  void readsHtml() {
    SimpleProject project =
        html(
            """
            <!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.3">
            <META NAME='pypi:project-status' CONTENT=quarantined>
            <title>Links <a href="no.zip"></title></head><body><!-- <a href="foo-9.zip"> -->
            <script>document.write("<a href='foo-8.zip'>")</script>
            <a href="../../f/foo-1.0%%2Bcu1.tar.gz?sig=a&amp;b=c#sha256=%s&amp;egg=foo"
               data-upload-time="2026-11-16T21:57:03Z" data-requires-python="&gt;=3.8,&#x3c;4"
               data-yanked data-dist-info-metadata="sha256=%s" data-gpg-sig="false"
               data-requires-python="ignored">foo-1.0+cu1.tar.gz</a><br/>
            <a href="../">up</a><a name="x">no link</a><a href="mailto:a@b.example">mail</a>
            """
                .formatted(SHA, SHA));
    assertThat(project.status().quarantined()).isTrue();
    SimpleFile file = only(project);
    assertThat(file.filename()).isEqualTo("foo-1.0+cu1.tar.gz");
    assertThat(file.url()).isEqualTo("https://registry.example/f/foo-1.0%2Bcu1.tar.gz?sig=a&b=c");
    assertThat(file.version()).contains("1.0+cu1");
    assertThat(file.digest().orElseThrow().hex()).isEqualTo(SHA);
    assertThat(file.uploaded().instant()).contains(Instant.parse("2026-11-16T21:57:03Z"));
    assertThat(file.requiresPython()).contains(">=3.8,<4");
    assertThat(file.yanked()).contains("");
    assertThat(file.gpgSig()).contains(false);
    assertThat(file.metadataDigest().orElseThrow().hex()).isEqualTo(SHA);
  }

  @ParameterizedTest
  @CsvSource({
    "foo-1.zip, https://registry.example/simple/foo/foo-1.zip",
    "/f/foo-1.zip, https://registry.example/f/foo-1.zip",
    "../../../../f/foo-1.zip, https://registry.example/f/foo-1.zip",
    "//cdn.example/foo-1.zip, https://cdn.example/foo-1.zip",
    "HTTP://cdn.example:81/foo-1.zip, HTTP://cdn.example:81/foo-1.zip",
    "./a b/foo-1.zip, https://registry.example/simple/foo/a%20b/foo-1.zip",
    "./%zz/foo-1.zip, https://registry.example/simple/foo/%25zz/foo-1.zip",
  })
  void resolvesReferences(String reference, String url) {
    assertThat(only(html("<a href='" + reference + "'>")).url()).isEqualTo(url);
  }

  @Test
  void theFirstBaseCounts() {
    String page = "<base target=_top><base href='/x/y/'><base href='/z/'><a href='foo-1.zip'>";
    assertThat(only(html(page)).url()).isEqualTo("https://registry.example/x/y/foo-1.zip");
    assertThat(only(html("<base href='ftp://x/'><a href='foo-1.zip'>")).url()).startsWith(PAGE);
  }

  @Test
  void missingAndOddTimesAreToldApart() {
    String file =
        "{\"meta\":{},\"name\":\"foo\",\"files\":[{\"filename\":\"foo-1.zip\",\"url\":\"u\"%s}]}";
    assertThat(only(json(file.formatted(""))).uploaded()).isEqualTo(new PublishTime.Missing());
    assertThat(only(json(file.formatted(",\"upload-time\":null"))).uploaded())
        .isEqualTo(new PublishTime.Missing());
    assertThat(only(json(file.formatted(",\"upload-time\":5"))).uploaded())
        .isInstanceOf(PublishTime.Unparsable.class);
    assertThat(only(json(file.formatted(",\"upload-time\":\"2026-03-24T10:39:00\""))).uploaded())
        .isInstanceOf(PublishTime.Unparsable.class);
  }

  @Test
  void coreMetadataByItsRightNameWins() {
    String file = "{\"name\":\"foo\",\"files\":[{\"filename\":\"foo-1.zip\",\"url\":\"u\",%s}]}";
    assertThat(
            only(json(file.formatted("\"core-metadata\":false,\"dist-info-metadata\":true")))
                .coreMetadata())
        .isEmpty();
    assertThat(
            only(json(file.formatted("\"dist-info-metadata\":true,\"core-metadata\":false")))
                .coreMetadata())
        .isEmpty();
    assertThat(only(json(file.formatted("\"data-dist-info-metadata\":true"))).coreMetadata())
        .isPresent();
    assertThat(only(html("<a href=foo-1.zip data-core-metadata=true>")).coreMetadata()).isPresent();
    assertThat(only(html("<a href=foo-1.zip data-core-metadata=false>")).coreMetadata()).isEmpty();
  }

  @Test
  void aNameListedTwiceForDifferentContentIsNotServed() {
    String one = "<a href='a/foo-1.zip#sha256=" + SHA + "'>";
    SimpleProject clash = html(one + "<a href='b/foo-1.zip'>");
    assertThat(clash.file("foo-1.zip")).isEmpty();
    assertThat(clash.files()).allMatch(file -> file.defect().isPresent());
    assertThat(html(one + one).file("foo-1.zip")).isPresent();
  }

  @Test
  void namesThatClimbAreNotServed() {
    SimpleFile file = only(html("<a href='x/..%2f..%2fetc'>"));
    assertThat(file.filename()).isEqualTo("../../etc");
    assertThat(file.defect()).isPresent();
    SimpleFile local =
        only(
            json(
                "{\"name\":\"foo\",\"files\":[{\"filename\":\"foo-1.zip\",\"url\":\"file:///x\"}]}"));
    assertThat(local.defect()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"files\":[]}",
        "{\"name\":\"bar\",\"files\":[]}",
        "{\"name\":\"foo\",\"name\":\"foo\"}",
        "{\"name\":\"foo\",\"meta\":{\"api-version\":\"2.0\"}}",
        "{\"name\":\"foo\",\"meta\":{\"api-version\":1}}",
        "{\"name\":\"foo\",\"files\":{}}",
        "{\"name\":\"foo\",\"files\":[{\"url\":\"x\"}]}",
        "{\"name\":\"foo\",\"files\":[{\"filename\":\"x\"}]}",
        "{\"name\":\"foo\",\"files\":[{\"filename\":\"x\",\"url\":\"y\",\"hashes\":[]}]}",
      })
  void whatIsNoPageIsRefused(String text) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("simple project page");
  }

  @Test
  void aLaterMajorVersionIsRefusedInHtmlToo() {
    assertThatThrownBy(() -> html("<meta name='pypi:repository-version' content='2.0'>"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void boundsHold() {
    String three = "<a href='foo-1.zip'><a href='foo-2.zip'><a href='foo-3.zip'>";
    byte[] bytes = three.getBytes(UTF_8);
    assertThatThrownBy(() -> new SimplePageReader(1000, 2).read(bytes, Type.HTML, PAGE, "foo"))
        .hasMessageContaining("2 files");
    assertThatThrownBy(() -> new SimplePageReader(20, 9).read(bytes, Type.HTML, PAGE, "foo"))
        .hasMessageContaining("20 bytes");
    assertThatThrownBy(() -> html("<a href='" + "x".repeat(70_000)))
        .isInstanceOf(ProblemException.class);
    StringBuilder many = new StringBuilder("<a ");
    for (int i = 0; i < 200; i++) {
      many.append("a").append(i).append(' ');
    }
    assertThatThrownBy(() -> html(many + ">")).isInstanceOf(ProblemException.class);
  }
}
