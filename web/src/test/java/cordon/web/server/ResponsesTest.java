package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Handler;
import cordon.web.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponsesTest {
  private static final Problem NO =
      Problem.of("test/no", "it is not so", "for a reason", "do otherwise");

  private static Route get(String path, Handler handler) {
    return Route.get(path, Access.open(), handler);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void problemsHaveExactlyTheirContentType() throws Exception {
    try (var server = RunningServer.start(get("/no", e -> e.sendProblem(403, NO)))) {
      HttpResponse<String> answer = server.get("/no");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().allValues("content-type"))
          .containsExactly("application/problem+json");
      assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"urn:cordon:problem:test/no\",\"title\":\"it is not so\",\"status\":403,"
                  + "\"detail\":\"for a reason\",\"remedy\":\"do otherwise\","
                  + "\"error\":\"it is not so: for a reason (do otherwise)\"}");
    }
  }

  @Test
  void browsersSeeAPageWherePackageClientsSeeJson() throws Exception {
    try (var server =
        RunningServer.start(
            get("/no", e -> e.sendProblem(404, NO)),
            Route.get("/pkg", Access.client(), e -> e.sendProblem(403, NO)),
            get("/api/v1/no", e -> e.sendProblem(404, NO)))) {
      HttpResponse<String> page = server.get("/no", "Accept", "text/html,*/*");
      assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
      assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'");
      String pip =
          "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1,"
              + " text/html; q=0.01";
      assertThat(server.get("/no", "Accept", pip).headers().firstValue("content-type"))
          .contains("application/problem+json");
      assertThat(server.get("/pkg", "Accept", "text/html").headers().firstValue("content-type"))
          .contains("application/problem+json");
      assertThat(
              server.get("/api/v1/no", "Accept", "text/html").headers().firstValue("content-type"))
          .contains("application/problem+json");
    }
  }

  @Test
  void aThrownProblemIsAnAnswerAndAnythingElseAnIncident() throws Exception {
    try (var server =
        RunningServer.start(
            get(
                "/problem",
                e -> {
                  throw NO.asException();
                }),
            get(
                "/bug",
                e -> {
                  throw new IllegalStateException("secret inner words");
                }),
            get("/silent", e -> {}))) {
      assertThat(server.get("/problem").statusCode()).isEqualTo(400);
      HttpResponse<String> bug = server.get("/bug");
      assertThat(bug.statusCode()).isEqualTo(500);
      assertThat(bug.body()).contains("incident-1").doesNotContain("secret inner words");
      assertThat(server.get("/silent").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void theReasonPhraseIsOursAndBounded() throws Exception {
    try (var server =
            RunningServer.start(
                get("/r", e -> e.setReason("held until Tuesday\r\nX: y é").sendProblem(403, NO)),
                get("/long", e -> e.setReason("x".repeat(300)).sendEmpty(403)));
        RawClient raw = server.raw()) {
      raw.send("GET /r HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(raw.statusLine()).isEqualTo("HTTP/1.1 403 held until Tuesday  X: y");
      try (RawClient second = server.raw()) {
        second.send("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(second.statusLine()).isEqualTo("HTTP/1.1 403 " + "x".repeat(120));
      }
    }
  }

  @Test
  void aHeaderCannotSmuggleAnother() throws Exception {
    try (var server =
        RunningServer.start(
            get("/h", e -> e.setHeader("X-A", e.query("v").orElse("")).sendEmpty(204)),
            get("/n", e -> e.setHeader("X A", "v").sendEmpty(204)))) {
      HttpResponse<String> bad = server.get("/h?v=a%0d%0aX-B:%20c");
      assertThat(bad.statusCode()).isEqualTo(500);
      assertThat(bad.headers().firstValue("x-b")).isEmpty();
      assertThat(server.get("/h?v=a%00b").statusCode()).isEqualTo(500);
      assertThat(server.get("/n").statusCode()).isEqualTo(500);
      assertThat(server.get("/h?v=fine").headers().firstValue("x-a")).contains("fine");
    }
  }

  @Test
  void headIsGetWithoutTheBody(@TempDir Path dir) throws Exception {
    Path file = Files.write(dir.resolve("f"), new byte[5000]);
    try (var server =
            RunningServer.start(
                get("/bytes", e -> e.send(200, "text/plain", text("hello"))),
                get("/file", e -> e.sendFile(200, "application/zip", file, 0, 5000)),
                get(
                    "/known",
                    e -> e.sendStream(200, "text/plain", 7, o -> o.write(text("seven77")))),
                get(
                    "/unknown",
                    e -> e.sendStream(200, "text/plain", -1, o -> o.write(text("four")))),
                get("/json", e -> e.sendJson(200, j -> j.writeString("x"))),
                get("/no", e -> e.sendProblem(404, NO)));
        RawClient raw = server.raw()) {
      // One connection for all: a single stray body byte would spoil the next status line.
      for (String path : new String[] {"/bytes", "/file", "/known", "/unknown", "/json", "/no"}) {
        HttpResponse<byte[]> get =
            server.client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        raw.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String head = raw.readHead();
        assertThat(head).startsWith("HTTP/1.1 " + get.statusCode());
        assertThat(head.toLowerCase(java.util.Locale.ROOT))
            .contains("content-length: " + get.body().length + "\r\n")
            .contains("content-type: " + get.headers().firstValue("content-type").orElseThrow());
      }
    }
  }

  @Test
  void unknownPathsAndMethodsSaySo() throws Exception {
    try (var server =
        RunningServer.start(
            get("/x/{id}", e -> e.send(200, "text/plain", text(e.parameter("id")))),
            Route.post("/x/new", Access.open(), e -> e.sendEmpty(204)))) {
      assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
      assertThat(server.get("/x/new").body()).isEqualTo("new");
      assertThat(server.get("/x/%40a%2Fb").body()).isEqualTo("@a/b");
      HttpResponse<String> wrong =
          server.send(HttpRequest.newBuilder(URI.create(server.url() + "/x/new")).DELETE());
      assertThat(wrong.statusCode()).isEqualTo(405);
      assertThat(wrong.headers().firstValue("allow")).contains("GET, HEAD, POST");
    }
  }

  @Test
  void whatIsSentIsCounted() throws Exception {
    try (var server =
        RunningServer.start(get("/x/{id}", e -> e.send(200, "text/plain", text("12345"))))) {
      server.get("/x/a");
      server.get("/x/b");
      server.get("/nowhere");
      // Counted behind the answer.
      await()
          .untilAsserted(() ->
              assertThat(server.traffic().snapshot())
                  .containsEntry(new Traffic.Key("/x/{id}", 200), new Traffic.Count(2, 10))
                  .hasEntrySatisfying(
                      new Traffic.Key("unrouted", 404),
                      count -> assertThat(count.requests()).isEqualTo(1)));
    }
  }

  @Test
  void oneResponsePerExchange() throws Exception {
    Handler twice =
        (Exchange e) -> {
          e.send(200, "text/plain", text("one"));
          assertThatThrownBy(() -> e.send(200, "text/plain", text("two")))
              .isInstanceOf(IllegalStateException.class);
        };
    try (var server = RunningServer.start(get("/t", twice))) {
      assertThat(server.get("/t").body()).isEqualTo("one");
    }
  }

  @Test
  void theLogOfAFailureHoldsNoSecretThatStandsInAPath() throws Exception {
    List<String> logged = new CopyOnWriteArrayList<>();
    java.util.logging.Handler listener =
        new java.util.logging.Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("cordon.web.server.Dispatcher");
    Level before = logger.getLevel();
    logger.setLevel(Level.ALL);
    logger.addHandler(listener);
    try (RunningServer server =
        RunningServer.start(
            Route.get(
                "/answer/{secret}",
                Access.open(),
                exchange -> {
                  throw new IllegalStateException("bug");
                }))) {
      assertThat(server.get("/answer/zk3.hidden").statusCode()).isEqualTo(500);
    } finally {
      logger.removeHandler(listener);
      logger.setLevel(before);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("GET /answer/{secret}")
        .doesNotContain("hidden");
  }
}
