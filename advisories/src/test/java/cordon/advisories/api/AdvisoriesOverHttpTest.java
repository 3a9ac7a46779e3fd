package cordon.advisories.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.Feed;
import cordon.advisories.StarterFeed;
import cordon.base.Ecosystem;
import cordon.terminal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The API and the pages through the real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvisoriesOverHttpTest {
  private Path folder;
  private RunningHouse house;
  private Path feed;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    feed = Files.createDirectory(folder.resolve("feed"));
    house = new RunningHouse(folder, List.of(new Feed("lab", feed.toString(), List.of())));
  }

  @AfterAll
  void stop() throws Exception {
    http.close();
    house.close();
  }

  @Test
  void matchesAPurl() throws Exception {
    Json answer = json(get("/api/v1/advisories/match?purl=pkg:pypi/LiteLLM@1.82.8"));
    assertThat(answer.string("purl")).isEqualTo("pkg:pypi/litellm@1.82.8");
    assertThat(answer.flag("malicious")).isTrue();
    Json match = answer.list("matches").getFirst();
    assertThat(match.string("id")).isEqualTo("CORDON-2026-0001");
    assertThat(match.string("first_seen")).isEqualTo("2026-05-01T08:00:00Z");
    assertThat(json(get("/api/v1/advisories/match?purl=pkg:pypi/litellm@1.82.6")).list("matches"))
        .isEmpty();
  }

  @Test
  void badQuestionsAreToldSo() throws Exception {
    for (String path :
        List.of(
            "/match",
            "/match?purl=nonsense",
            "/match?purl=pkg:pypi/litellm",
            "/match?purl=pkg:swift/a/b@1",
            "?kind=fishy",
            "?ecosystem=cobol",
            "?cursor=abc",
            "?limit=0")) {
      HttpResponse<String> response = get("/api/v1/advisories" + path);
      assertThat(response.statusCode()).as(path).isEqualTo(400);
      assertThat(response.headers().firstValue("content-type"))
          .contains("application/problem+json");
    }
    assertThat(get("/api/v1/advisories/NO-1").statusCode()).isEqualTo(404);
  }

  @Test
  void listsWithCursorAndShowsTheRecordAsItCame() throws Exception {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Json page = json(get("/api/v1/advisories?kind=malicious&limit=10&cursor=" + cursor));
      page.list("advisories").forEach(entry -> ids.add(entry.string("id")));
      cursor = page.string("next");
    } while (!cursor.isEmpty());
    assertThat(ids)
        .hasSizeGreaterThanOrEqualTo(StarterFeed.records().size())
        .doesNotHaveDuplicates();
    Json claim = json(get("/api/v1/advisories/MAL-2026-2144")).list("claims").getFirst();
    assertThat(claim.string("source")).isEqualTo("starter");
    assertThat(claim.list("live_windows")).hasSize(3);
    assertThat(claim.at("record").orElseThrow().string("id")).isEqualTo("CORDON-2026-0001");
  }

  @Test
  void importsAnUploadedZipAndAnUploadedRecord() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("MAL-1.json"));
      zip.write(malware("MAL-1", "up-one").getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("bad.json"));
      zip.write("{".getBytes(StandardCharsets.UTF_8));
    }
    Json report = json(post("/api/v1/advisories/import?source=partner", bytes.toByteArray()));
    assertThat(report.string("source")).isEqualTo("import:partner");
    assertThat(report.number("added", -1)).isEqualTo(1);
    assertThat(report.number("broken", -1)).isEqualTo(1);
    assertThat(report.strings("problems").getFirst()).contains("!bad.json, line 1");
    assertThat(house.advisories().match(Ecosystem.NPM, "up-one", "1.0.0")).hasSize(1);
    json(
        post(
            "/api/v1/advisories/import",
            malware("MAL-2", "up-two").getBytes(StandardCharsets.UTF_8)));
    assertThat(house.advisories().match(Ecosystem.NPM, "up-two", "1.0.0").getFirst().source())
        .isEqualTo("import:local");
    assertThat(post("/api/v1/advisories/import?source=../x", new byte[0]).statusCode())
        .isEqualTo(400);
    assertThat(Files.list(folder.resolve("tmp")).toList()).isEmpty();
  }

  @Test
  void nobodyImportsWithoutThePermission() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(house.url() + "/api/v1/advisories/import"))
            .POST(HttpRequest.BodyPublishers.ofString(malware("MAL-6", "no")))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
    assertThat(house.advisories().match(Ecosystem.NPM, "no", "1.0.0")).isEmpty();
  }

  @Test
  void refreshReadsTheFeedsAndTheNextAnswerKnowsIt() throws Exception {
    Files.writeString(feed.resolve("MAL-3.json"), malware("MAL-3", "late"));
    HttpResponse<String> started =
        post("/api/v1/advisories/refresh", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(started.statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> !json(get("/api/v1/advisories/feeds")).flag("running"));
    assertThat(json(get("/api/v1/advisories/match?purl=pkg:npm/late@1.0.0")).flag("malicious"))
        .isTrue();
    assertThat(get("/advisories/feeds").body()).contains("lab", feed.toString());
  }

  @Test
  void pagesShowListAndAdvisory() throws Exception {
    String list = get("/advisories?text=litellm&kind=malicious").body();
    assertThat(list)
        .contains("CORDON-2026-0001", "pypi litellm", "badge-worst", "Where they come from")
        .doesNotContain("CORDON-2026-0003");
    assertThat(get("/advisories?text=nothing-has-this").body())
        .contains("cordon advisories update");
    String page = get("/advisories/MAL-2026-2144").body();
    assertThat(page)
        .contains(
            "Credential stealer in litellm",
            "FutureSearch (finder)",
            "Known here since",
            "2026-03-24 10:39 UTC",
            "https://github.com/BerriAI/litellm/issues/24512")
        // Of what was pulled here, only what is covered.
        .containsPattern("badge-bad\">1.82.8")
        .doesNotContain("badge-bad\">1.0.0");
    assertThat(get("/advisories/NO-1").statusCode()).isEqualTo(404);
  }

  @Test
  void foreignTextIsEscapedAndForeignLinksAreNotFollowed() throws Exception {
    String evil =
        "{\"id\":\"MAL-7\",\"modified\":\"2026-04-01T00:00:00Z\",\"summary\":\"<script>x</script>\","
            + "\"references\":[{\"type\":\"WEB\",\"url\":\"javascript:alert(1)\"}],"
            + "\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"<b>\"},\"versions\":[\"1\"]}]}";
    json(post("/api/v1/advisories/import", evil.getBytes(StandardCharsets.UTF_8)));
    for (String path : List.of("/advisories", "/advisories/MAL-7")) {
      assertThat(get(path).body())
          .contains("&lt;script&gt;")
          .doesNotContain("<script>x", "href=\"javascript");
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.url() + path))
        .header("Authorization", "Bearer " + house.token());
  }

  private static Json json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return Json.read(response.body());
  }

  static String malware(String id, String name) {
    return """
    {"id":"%s","modified":"2026-04-02T00:00:00Z",
    "affected":[{"package":{"ecosystem":"npm","name":"%s"},"versions":["1.0.0"]}]}
    """
        .formatted(id, name);
  }
}
