package cordon.gate.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.http.Reply;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is served, refused and written down by the routes of the Python gate. */
class PypiRoutesTest extends PypiHouse {
  @Test
  void aYoungFileIsListedAsYankedWithTheReason() throws Exception {
    Answer answer = house.get(PAGE, JSON);
    assertThat(answer.headers().first("Content-Type"))
        .contains("application/vnd.pypi.simple.v1+json");
    assertThat(answer.text())
        .contains("\"url\":\"" + house.url() + FILE + "\"")
        .contains("\"yanked\":\"demo-pkg 1.1 is held until 2026-06-06 12:00 UTC: published")
        .contains("\"upload-time\":\"2024-01-01T00:00:00Z\"")
        .contains("\"versions\":[\"1.0\",\"1.1\"]")
        .doesNotContain(index.url().toString());
    assertThat(house.fact("gate.withheld").body()).contains("\"version\":\"1.1\"");
  }

  @Test
  void otherSpellingsLeadToTheNormalOne() throws Exception {
    for (String spelling : List.of("Demo.Pkg/", "demo_pkg", "demo-pkg", "DEMO--PKG/")) {
      Answer answer = house.get("/pypi/simple/" + spelling);
      assertThat(answer.status()).as(spelling).isBetween(301, 308);
      assertThat(answer.headers().first("Location").orElseThrow()).endsWith(PAGE);
    }
  }

  @Test
  void aFileIsVerifiedServedAndRecorded() throws Exception {
    Answer cold = house.get(FILE, "User-Agent: pip/23");
    assertThat(cold.body()).isEqualTo(index.bytes(OLD));
    assertThat(house.get(FILE).body()).isEqualTo(cold.body());
    assertThat(index.requests().to(PypiIndex.filePath(OLD))).hasSize(1);
    assertThat(house.facts("gate.pull").getFirst().subject()).isEqualTo("pkg:pypi/demo-pkg@1.0");
    assertThat(house.facts("gate.pull").getFirst().body())
        .contains("\"file\":\"" + OLD.fileName() + "\"")
        .contains("\"basis\":\"upstream\"")
        .contains("\"cache\":\"cold\"");
    assertThat(house.get(FILE + ".metadata").text()).contains("Name: Demo.Pkg");
    assertThat(house.facts("gate.pull").getLast().body()).contains(".whl.metadata\"");
  }

  @Test
  void aHeldFileIsRefusedInThePhraseThatPipPrints() throws Exception {
    Answer answer = house.get(HELD);
    assertThat(answer.statusLine())
        .isEqualTo(
            "HTTP/1.1 403 demo-pkg 1.1 is held until 2026-06-06 12:00 UTC (cool-down),"
                + " allowed: 1.0");
    assertThat(answer.headers().first("Content-Type")).contains("application/problem+json");
    assertThat(house.get(HELD + ".metadata").status()).isEqualTo(403);
    assertThat(house.facts("gate.refused")).hasSize(2);
    assertThat(index.requests().to(PypiIndex.filePath(YOUNG))).isEmpty();
  }

  @Test
  void headAndRanges() throws Exception {
    byte[] whole = index.bytes(OLD);
    Answer head = house.head(FILE);
    assertThat(head.headers().first("Content-Length")).contains(Integer.toString(whole.length));
    assertThat(head.headers().first("Accept-Ranges")).contains("bytes");
    Answer tail = house.get(FILE, "Range: bytes=-22");
    assertThat(tail.status()).isEqualTo(206);
    assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 22, whole.length));
    assertThat(house.get(FILE, "Range: bytes=0-9").body())
        .isEqualTo(Arrays.copyOfRange(whole, 0, 10));
    Answer page = house.head(PAGE, JSON);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().first("Content-Length"))
        .contains(Integer.toString(house.get(PAGE, JSON).body().length));
  }

  @Test
  void anAdvisoryThatArrivesLateFlipsWhatIsCached() throws Exception {
    assertThat(house.get(FILE).status()).isEqualTo(200);
    assertThat(house.get(FILE + ".metadata").status()).isEqualTo(200);
    house.advisories.malicious(Ecosystem.PYPI, "demo-pkg", "1.0");
    assertThat(house.get(FILE).reason()).contains("demo-pkg 1.0 is blocked (MAL-2026-1)");
    assertThat(house.head(FILE).status()).isEqualTo(403);
    assertThat(house.get(FILE, "Range: bytes=0-1").status()).isEqualTo(403);
    assertThat(house.get(FILE + ".metadata").status()).isEqualTo(403);
    assertThat(house.get(PAGE, JSON).text())
        .contains("demo-pkg 1.0 is blocked: known malicious, MAL-2026-1");
    house.advisories.clear();
    assertThat(house.get(FILE).status()).isEqualTo(200);
  }

  @Test
  void withoutUpstreamTheCacheServesAndHeldStaysHeld() throws Exception {
    house.get(FILE);
    index.stop();
    house = house.reopen(config);
    house.clock.advance(Duration.ofHours(1));
    assertThat(house.get(PAGE, JSON).text()).contains("is held until");
    assertThat(house.get(FILE).body()).isEqualTo(index.bytes(OLD));
    assertThat(house.get(HELD).status()).isEqualTo(403);
    assertThat(house.get("/pypi/simple/other/").status()).isEqualTo(502);
  }

  @Test
  void otherBytesThanPromisedNeverLeave() throws Exception {
    index.faults().on(PypiIndex.filePath(OLD)).corrupt();
    index.faults().on(PypiIndex.filePath(OLD) + ".metadata").corrupt();
    assertThat(house.get(FILE).text()).contains("gate/digest-mismatch");
    assertThat(house.get(FILE + ".metadata").status()).isEqualTo(502);
    assertThat(house.facts("gate.mismatch")).hasSize(2);
    assertThat(house.facts("gate.pull")).isEmpty();
    index.faults().clear();
    assertThat(house.get(FILE).status()).isEqualTo(200);
  }

  @Test
  void replacedBytesAreBlocked() throws Exception {
    house.get(FILE);
    index.publish(OLD.revision(2));
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(FILE).text()).contains("digest-changed");
    assertThat(house.get(PAGE, JSON).text()).contains("demo-pkg 1.0 is blocked");
  }

  @Test
  void aNewFileOfAnOldReleaseWaitsByItself() throws Exception {
    PypiFile late = PypiFile.sdist("demo.pkg", "1.0").at(house.clock.instant());
    index.publish(late);
    assertThat(house.get(FILE).status()).isEqualTo(200);
    assertThat(house.get(FILES + late.fileName()).status()).isEqualTo(403);
  }

  @Test
  void timesThatCannotBeUsedHoldAndSaySo() throws Exception {
    index.publish(PypiFile.wheel("demo.pkg", "2.0").withoutUploadTime());
    index.publish(PypiFile.wheel("demo.pkg", "2.1").uploadTime("soon"));
    index.publish(PypiFile.wheel("demo.pkg", "2.2").uploadTime("2099-01-01T00:00:00Z"));
    String seen = ", first seen here 2026-06-01 12:00 UTC, the cool-down is 7 days";
    assertThat(held("2.0")).contains("the upstream states no publish time" + seen);
    assertThat(held("2.1")).contains("publish time that cannot be read (soon)" + seen);
    assertThat(held("2.2")).contains("publish time in the future (2099-01-01T00:00:00Z)" + seen);
    house.clock.advance(Duration.ofDays(7));
    for (String version : List.of("2.0", "2.1", "2.2")) {
      assertThat(house.get(wheel(version)).status()).as(version).isEqualTo(200);
    }
  }

  @Test
  void filesMayLieOnAnotherPortThatIsNamed() throws Exception {
    index.links(PypiIndex.Links.ELSEWHERE);
    assertThat(house.get(FILE).text()).contains("points into a private network");
    Upstream named = Upstream.open(Ecosystem.PYPI, index.simple());
    house = house.reopen(GateConfig.of(List.of(named.withFileHosts(Set.of(index.filesHost())))));
    assertThat(house.get(FILE).body()).isEqualTo(index.bytes(OLD));
  }

  @Test
  void aFileAddressInThePrivateNetworkIsNotFollowed() throws Exception {
    String page =
        """
        {"meta":{"api-version":"1.0"},"name":"evil","files":[{"filename":"evil-1.0.tar.gz",
        "url":"http://169.254.169.254/latest","hashes":{"sha256":"%s"},
        "upload-time":"2024-01-01T00:00:00Z"}]}\
        """
            .formatted("0".repeat(64));
    Reply reply = Reply.ok("application/vnd.pypi.simple.v1+json", page);
    index.faults().on("/simple/evil/").reply(reply);
    assertThat(house.get("/pypi/simple/evil/", JSON).text()).doesNotContain("169.254");
    assertThat(house.get("/pypi/files/evil/evil-1.0.tar.gz").status()).isEqualTo(502);
  }

  @Test
  void whatDoesNotExistIsNotFound() throws Exception {
    assertThat(house.get("/pypi/simple/nothing/").status()).isEqualTo(404);
    assertThat(house.get(FILES + "demo_pkg-9.0-py3-none-any.whl").status()).isEqualTo(404);
    assertThat(RawClient.request(house.port(), "POST", PAGE).status()).isEqualTo(405);
    index.remove("demo-pkg");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(FILE).reason()).isEqualTo("demo-pkg 1.0 is blocked (removed upstream)");
    assertThat(house.get(FILES + "demo_pkg-9.0-py3-none-any.whl").status()).isEqualTo(404);
  }

  @Test
  void hostileNamesLeadNowhere() throws Exception {
    for (String path :
        List.of(
            "/pypi/simple/..%2f..%2fetc/",
            "/pypi/simple/%2e%2e/",
            "/pypi/files/demo-pkg/..%2f..%2fx.whl",
            "/pypi/files/demo-pkg/..%5cx.whl",
            "/pypi/files/demo-pkg/%00.whl",
            "/pypi/files/demo-pkg/.metadata",
            "/pypi/files/demo-pkg/",
            "/pypi/files/../simple/demo-pkg/../../x",
            "/pypi/simple/a%zz/",
            "/pypi/simple/" + "a".repeat(4000) + "/")) {
      assertThat(house.get(path).status()).as(path).isIn(400, 404, 414);
    }
    assertThat(index.requests().count()).isLessThanOrEqualTo(1);
  }

  @Test
  void clientCredentialsStayHere() throws Exception {
    house.get(FILE, "Authorization: Basic Y2xpZW50", "Cookie: a=b");
    assertThat(index.requests().withHeader("Authorization")).isEmpty();
    assertThat(index.requests().withHeader("Cookie")).isEmpty();
  }
}
