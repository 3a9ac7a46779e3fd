package cordon.gate.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.ReleaseTimes;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.PypiIndex;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What the pages say, whatever the upstream index says. */
class PypiIndexRoutesTest extends PypiHouse {
  @Test
  void everyFormOfThePageIsOffered() throws Exception {
    assertThat(house.get(PAGE).headers().first("Content-Type").orElseThrow())
        .startsWith("text/html");
    Answer html = house.get(PAGE, "Accept: application/vnd.pypi.simple.v1+html");
    assertThat(html.headers().first("Content-Type").orElseThrow())
        .startsWith("application/vnd.pypi.simple.v1+html");
    assertThat(html.text())
        .contains("data-yanked=\"demo-pkg 1.1 is held until")
        .contains("data-core-metadata=\"sha256=")
        .contains("#sha256=");
    Answer preferred =
        house.get(PAGE, "Accept: text/html;q=0.1, application/vnd.pypi.simple.latest+json");
    assertThat(preferred.headers().first("Content-Type"))
        .contains("application/vnd.pypi.simple.v1+json");
    Answer none = house.get(PAGE, "Accept: image/png");
    assertThat(none.status()).isEqualTo(406);
    assertThat(none.headers().first("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(none.text()).contains("application/vnd.pypi.simple.v1+json");
    assertThat(index.requests().to("/simple/demo-pkg/")).hasSize(1);
  }

  @Test
  void whenReleasesCameIsToldOfWhatIsKept() throws Exception {
    assertThat(house.gate.releaseTimes().of(Ecosystem.PYPI, "demo-pkg")).isEmpty();
    assertThat(index.requests().to("/simple/demo-pkg/")).isEmpty();
    assertThat(house.get(PAGE, JSON).status()).isEqualTo(200);
    Instant read = house.clock.instant();
    house.clock.advance(Duration.ofDays(1));
    assertThat(house.gate.releaseTimes().of(Ecosystem.PYPI, "demo-pkg"))
        .singleElement()
        .satisfies(list -> {
          assertThat(list.checked()).isEqualTo(read);
          assertThat(list.releases())
              .contains(
                  new ReleaseTimes.Release(
                      "1.0", Optional.of(Instant.parse("2024-01-01T00:00:00Z")), true))
              .extracting(ReleaseTimes.Release::version)
              .containsExactlyInAnyOrder("1.0", "1.1");
        });
    assertThat(index.requests().to("/simple/demo-pkg/")).hasSize(1);
  }

  @Test
  void thePageHasValidatorsOfItsOwn() throws Exception {
    String etag = house.get(PAGE, JSON).headers().first("ETag").orElseThrow();
    assertThat(house.get(PAGE, JSON, "If-None-Match: " + etag).status()).isEqualTo(304);
    assertThat(house.get(PAGE, "If-None-Match: " + etag).status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    assertThat(house.get(PAGE, JSON, "If-None-Match: " + etag).status()).isEqualTo(200);
  }

  @Test
  void anHtmlUpstreamIsReadWithAndWithoutTimes() throws Exception {
    index.pages(PypiIndex.Pages.HTML_WITH_TIMES).links(PypiIndex.Links.RELATIVE);
    assertThat(house.get(FILE).status()).isEqualTo(200);
    assertThat(house.get(PAGE, JSON).text()).contains("\"upload-time\":\"2024-01-01T00:00:00Z\"");
    assertThat(house.get(HELD).reason()).contains("2026-06-06 12:00 UTC (cool-down)");
    index.pages(PypiIndex.Pages.HTML);
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(FILE).text()).contains("states no publish time, first seen here");
  }

  @Test
  void aPageInsteadOfAnIndexDoesNotReplaceIt() throws Exception {
    byte[] before = house.get(PAGE, JSON).body();
    for (Reply wrong :
        List.of(
            Reply.ok("application/vnd.pypi.simple.v1+json", "{\"files\":"),
            Reply.status(500),
            Reply.ok("text/html", "<html><body>Down for maintenance.</body></html>"),
            Reply.ok("application/vnd.pypi.simple.v1+json", "[]"))) {
      index.faults().on("/simple/demo-pkg/").reply(wrong);
      house.clock.advance(Duration.ofMinutes(6));
      assertThat(house.get(PAGE, JSON).body()).isEqualTo(before);
    }
  }

  @Test
  void theListOfProjectsComesInEveryForm() throws Exception {
    index.publish("other", "1.0");
    assertThat(house.get("/pypi/simple").headers().first("Location").orElseThrow())
        .endsWith("/pypi/simple/");
    Answer json = house.get("/pypi/simple/", JSON);
    assertThat(json.headers().first("Content-Type"))
        .contains("application/vnd.pypi.simple.v1+json");
    assertThat(json.text())
        .isEqualTo(
            "{\"meta\":{\"api-version\":\"1.0\"},\"projects\":[{\"name\":\"demo-pkg\"},"
                + "{\"name\":\"other\"}]}");
    assertThat(house.get("/pypi/simple/").text()).contains("<a href=\"demo-pkg/\">demo-pkg</a>");
    String etag = json.headers().first("ETag").orElseThrow();
    assertThat(house.get("/pypi/simple/", JSON, "If-None-Match: " + etag).status()).isEqualTo(304);
    Answer packed = house.get("/pypi/simple/", JSON, "Accept-Encoding: gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(plain).isEqualTo(json.body());
    assertThat(packed.headers().first("ETag").orElseThrow()).isNotEqualTo(etag);
    assertThat(index.requests().to("/simple/")).hasSize(1);
  }

  @Test
  void aListThatIsNoneIsRefusedAndTheOneBeforeStays() throws Exception {
    byte[] before = house.get("/pypi/simple/", JSON).body();
    index.faults().on("/simple/").reply(Reply.ok("application/json", "{\"projects\":[{"));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get("/pypi/simple/", JSON).body()).isEqualTo(before);
  }

  @Test
  void aQuarantinedProjectSaysSoAndIsNeverMissing() throws Exception {
    assertThat(house.get(FILE).status()).isEqualTo(200);
    index.status("demo-pkg", "quarantined", "under investigation");
    index.remove("demo-pkg", OLD.fileName()).remove("demo-pkg", YOUNG.fileName());
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(PAGE, JSON).text())
        .contains("\"api-version\":\"1.4\"", "\"status\":\"quarantined\"")
        .contains("\"yanked\":\"demo-pkg 1.0", "\"yanked\":\"demo-pkg 1.1");
    assertThat(house.get(PAGE).text()).contains("content=\"quarantined\"");
    Answer file = house.get(FILE);
    assertThat(file.status()).isEqualTo(403);
    assertThat(file.reason()).isEqualTo("demo-pkg 1.0 is blocked (quarantined upstream)");
    assertThat(file.text()).contains("under investigation");
    assertThat(house.get(FILE + ".metadata").status()).isEqualTo(403);
    Answer unknown = house.get(FILES + "demo_pkg-0.9-py3-none-any.whl");
    assertThat(unknown.status()).isEqualTo(403);
    assertThat(unknown.reason()).isEqualTo("demo-pkg is blocked (quarantined upstream)");
  }

  @Test
  void anArchivedProjectIsServedWithItsStatus() throws Exception {
    index.status("demo-pkg", "archived", "");
    assertThat(house.get(PAGE, JSON).text()).contains("\"status\":\"archived\"");
    assertThat(house.get(FILE).status()).isEqualTo(200);
  }

  @Test
  void whatTheUpstreamSaysOfItsFilesArrivesUnchanged() throws Exception {
    String page =
        """
        {"meta":{"api-version":"1.3","tracks":["https://index.example/simple/rich/"]},
        "name":"rich","alternate-locations":["https://mirror.example/simple/rich/"],
        "versions":["1.0","1.1"],"files":[
        {"filename":"rich-1.0-py3-none-any.whl","url":"/files/rich/rich-1.0-py3-none-any.whl",
        "hashes":{"sha256":"%1$s"},"size":7,"upload-time":"2024-01-01T00:00:00.5Z",
        "requires-python":">=3.9","yanked":"broken","dist-info-metadata":{"sha256":"%1$s"},
        "provenance":"https://index.example/provenance/rich-1.0"},
        {"filename":"rich-1.0.tar.gz","url":"rich-1.0.tar.gz","hashes":{"sha256":"%1$s"},"size":8,
        "upload-time":"2024-01-01T00:00:00Z","core-metadata":true}]}\
        """
            .formatted("0".repeat(64));
    Reply reply = Reply.ok("application/vnd.pypi.simple.v1+json", page);
    index.faults().on("/simple/rich/").reply(reply);
    String json = house.get("/pypi/simple/rich/", JSON).text();
    String hash = "{\"sha256\":\"" + "0".repeat(64) + "\"}";
    assertThat(json)
        .contains("\"tracks\":[\"https://index.example/simple/rich/\"]")
        .contains("\"alternate-locations\":[\"https://mirror.example/simple/rich/\"]")
        .contains("\"versions\":[\"1.0\"]")
        .contains("\"size\":7", "\"upload-time\":\"2024-01-01T00:00:00.5Z\"")
        .contains("\"requires-python\":\">=3.9\"", "\"yanked\":\"broken\"")
        .contains("\"core-metadata\":" + hash)
        .contains("\"provenance\":\"https://index.example/provenance/rich-1.0\"")
        .doesNotContain("\"core-metadata\":true");
    String html = house.get("/pypi/simple/rich/").text();
    assertThat(html)
        .contains("data-provenance=\"https://index.example/provenance/rich-1.0\"")
        .contains("data-core-metadata=\"sha256=", "data-dist-info-metadata=\"sha256=")
        .contains("data-yanked=\"broken\"", "data-requires-python=\"&gt;=3.9\"");
  }

  @Test
  void aPageFromHtmlDoesNotClaimWhatItCannotKnow() throws Exception {
    index.pages(PypiIndex.Pages.HTML);
    assertThat(house.get(PAGE, JSON).text())
        .contains("\"api-version\":\"1.0\"")
        .doesNotContain("\"size\"", "\"upload-time\"");
  }
}
