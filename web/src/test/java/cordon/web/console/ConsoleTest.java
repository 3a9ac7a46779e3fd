package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.web.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private RunningKit kit;
  private Browser someone;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    kit = RunningKit.start(data);
    kit.user("owner", Role.ADMINISTRATOR);
    someone = kit.signedIn("owner");
  }

  @AfterAll
  void stop() {
    kit.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/page", "/account", "/admin/users", "/admin/users/owner", "/system"})
  void everyPageStandsInTheFrame(String path) throws Exception {
    HttpResponse<String> page = someone.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"en\">")
        .contains("href=\"#main\"")
        .contains("<main id=\"main\"")
        .contains("allowEval&quot;:false")
        .doesNotContain("<script>")
        .doesNotContain(" style=\"")
        .doesNotContain("onclick");
    assertThat(page.headers().firstValue("content-security-policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  @Test
  void aScriptGetsOnlyThePagesOwnPart() throws Exception {
    assertThat(someone.get("/page", "HX-Request", "true").body()).isEqualTo("hello user:owner");
    assertThat(someone.get("/page", "HX-Request", "true", "HX-Boosted", "true").body())
        .contains("<html");
  }

  @Test
  void failuresArePagesWithNavigationForThoseWhoAreSignedIn() throws Exception {
    HttpResponse<String> missing = someone.get("/nowhere");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("There is nothing at this address").contains("/system");
    assertThat(kit.browser().get("/nowhere").body()).doesNotContain("/system");
    assertThat(someone.get("/admin/users/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void staticFilesAreKeptByTheirHash() throws Exception {
    String page = someone.get("/").body();
    String address = page.replaceAll("(?s).*href=\"(/static/cordon.css\\?v=[0-9a-f]+)\".*", "$1");
    HttpResponse<String> css = kit.browser().get(address);
    assertThat(css.headers().firstValue("content-type")).contains("text/css; charset=utf-8");
    assertThat(css.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
    assertThat(kit.browser().get("/static/cordon.css?v=old").headers().firstValue("cache-control"))
        .contains("no-cache");
    String tag = css.headers().firstValue("etag").orElseThrow();
    assertThat(kit.browser().get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> zipped = kit.browser().get(address, "Accept-Encoding", "gzip");
    assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(zipped.headers().firstValue("etag")).isNotEqualTo(css.headers().firstValue("etag"));
    assertThat(kit.browser().get("/static/nothing.js").statusCode()).isEqualTo(404);
    for (String name : new String[] {"htmx.min.js", "live.js", "cordon.svg"}) {
      assertThat(kit.browser().get("/static/" + name).statusCode()).as(name).isEqualTo(200);
    }
  }

  @Test
  void healthIsForEverybodyAndItsFiguresAreNot() throws Exception {
    assertThat(kit.browser().get("/health").body()).isEqualTo("{\"status\":\"ok\",\"failing\":[]}");
    assertThat(someone.get("/api/v1/health").body()).contains("\"name\":\"database\"", "SQLite");
    assertThat(someone.get("/system").body()).contains("SQLite", "9.9.9");
  }

  @Test
  void metricsNeedATokenAndCountByRoute() throws Exception {
    assertThat(kit.browser().get("/metrics", "Accept", "text/plain").statusCode())
        .isNotEqualTo(200);
    someone.get("/page");
    // Counted behind the answer.
    await()
        .untilAsserted(() ->
            assertThat(someone.get("/metrics").body())
                .contains("# TYPE cordon_http_requests_total counter")
                .containsPattern(
                    "cordon_http_requests_total\\{route=\"/page\",status=\"200\"} [1-9]")
                .contains("cordon_check_ok{check=\"database\"} 1")
                .contains("cordon_info{version=\"9.9.9\"} 1"));
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(kit.url() + path))
            .header("Authorization", "Bearer " + kit.adminToken())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return kit.browser().send(request, headers);
  }

  @Test
  void aRepeatedWriteHappensOnce() throws Exception {
    String body = "{\"name\":\"ci\",\"kind\":\"workload\",\"days\":30}";
    HttpResponse<String> first = post("/api/v1/tokens", body, "Idempotency-Key", "k-1");
    HttpResponse<String> again = post("/api/v1/tokens", body, "Idempotency-Key", "k-1");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"secret\":\"cdn_");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
    assertThat(again.body()).as("a secret is never kept").doesNotContain("secret");
    String id = first.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    assertThat(again.body()).contains(id);
    assertThat(
            post("/api/v1/tokens", body.replace("ci", "other"), "Idempotency-Key", "k-1")
                .statusCode())
        .isEqualTo(422);
    kit.pass(Duration.ofHours(25));
    assertThat(post("/api/v1/tokens", body, "Idempotency-Key", "k-1").body()).doesNotContain(id);
    someone = kit.signedIn("owner");
  }

  @Test
  void requestsThatWeDoNotUnderstandAreToldWhy() throws Exception {
    assertThat(post("/api/v1/users", "{\"name\":\"x\",\"roels\":[]}").body()).contains("`roels`");
    assertThat(post("/api/v1/users", "[]").statusCode()).isEqualTo(400);
    assertThat(post("/api/v1/users", "{\"name\":").body()).contains("line 1");
    assertThat(post("/api/v1/users", "{\"name\":\"x\",\"roles\":[\"boss\"]}").body())
        .contains("`boss`", "administrator");
    assertThat(post("/api/v1/users", "{\"name\":\"Big\",\"roles\":[]}").body())
        .contains("lower-case");
    assertThat(post("/api/v1/users", "{\"name\":\"a\",\"name\":\"b\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            post("/api/v1/tokens", "{\"name\":\"t\",\"kind\":\"workload\",\"days\":9999}")
                .statusCode())
        .isEqualTo(400);
    assertThat(post("/api/v1/tokens", "{\"name\":\"t\"}").body())
        .contains("personal tokens belong");
  }

  @Test
  void usersAndTokensByTheApi() throws Exception {
    HttpResponse<String> made = post("/api/v1/users", "{\"name\":\"carl\",\"roles\":[\"viewer\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"sign_in_link\":\"" + kit.url() + "/sign-in/link/");
    assertThat(post("/api/v1/users", "{\"name\":\"carl\",\"roles\":[]}").statusCode())
        .isEqualTo(409);
    assertThat(someone.get("/api/v1/users").body())
        .contains("\"name\":\"carl\"", "\"invited\":true");
    assertThat(someone.get("/api/v1/tokens?kind=workload").body()).startsWith("{\"items\":[");
  }
}
