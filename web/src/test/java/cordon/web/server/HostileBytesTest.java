package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Access;
import cordon.web.Route;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a smuggler or a broken proxy sends; the answers are part of the promise to our users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileBytesTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server =
        RunningServer.start(
            Route.get("/ok", Access.open(), e -> e.send(200, "text/plain", new byte[] {'y'})),
            Route.post(
                "/echo", Access.open(), e -> e.send(200, "text/plain", e.body().readAllBytes())),
            Route.any(
                "/raw/*",
                Access.open(),
                e ->
                    e.send(
                        200, "text/plain", e.parameter("rest").getBytes(StandardCharsets.UTF_8))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String status(String request) throws Exception {
    try (RawClient raw = server.raw()) {
      return raw.send(request).statusLine();
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  @Test
  void aPlainRequestIsAnswered() throws Exception {
    assertThat(status(get("/ok"))).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void contentLengthWithTransferEncodingIsRefused() throws Exception {
    String request =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertThat(status(request)).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoContentLengthsAreRefused() throws Exception {
    String request =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab";
    assertThat(status(request)).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoEqualContentLengthsAreRefusedToo() throws Exception {
    String request =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na";
    assertThat(status(request)).startsWith("HTTP/1.1 400");
  }

  @Test
  void aChunkedBodyThatIsNotFinalChunkedIsRefused() throws Exception {
    String request =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n";
    assertThat(status(request)).startsWith("HTTP/1.1 400");
  }

  @Test
  void aRequestWithoutHostIsRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoHostsAreRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\nHost: localhost\r\nHost: example.test\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aForeignHostIsMisdirected() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\nHost: attacker.example\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @Test
  void bareLineFeedsAreRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\nHost: localhost\n\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void foldedHeadersAreRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\nHost: localhost\r\nX-A: one\r\n two\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aSpaceBeforeTheColonIsRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\nHost: localhost\r\nX-A : one\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aNulInAHeaderIsRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void hugeHeadersAreRefused() throws Exception {
    String request =
        "GET /ok HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(64 * 1024) + "\r\n\r\n";
    assertThat(status(request)).matches("HTTP/1.1 (400|431).*");
  }

  @Test
  void aHugePathIsRefused() throws Exception {
    assertThat(status(get("/" + "a".repeat(20_000)))).startsWith("HTTP/1.1 414");
  }

  @Test
  void oldProtocolsAreRefused() throws Exception {
    assertThat(status("GET /ok HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 505");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../ok",
    "/../ok",
    "/ok/.",
    "/./ok",
    "/%2e%2e/ok",
    "/.%2E/ok",
    "/a/%2e%2e%2fok",
    "/ok%00",
    "/ok%0d%0aX:y",
    "/ok%5c..",
    "/ok%zz",
    "/ok%c0%af",
    "/ok%",
    "/raw/a/../../ok",
    "/raw/%2e%2e/ok",
    "/raw/a%2f..%2fok",
    "/raw/a%00b",
    "http://localhost/ok"
  })
  void pathsThatTwoPartiesReadDifferentlyAreRefused(String path) throws Exception {
    assertThat(status(get(path))).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @CsvSource({
    "/raw/@scope%2fname, @scope%2fname",
    "/raw/a//b, a//b",
    "/raw/a;b=c/d, a;b=c/d",
    "/raw/x%20y+z, x%20y+z",
    "/raw/..a/b.., ..a/b.."
  })
  void theRestOfAPathComesAsItStood(String path, String rest) throws Exception {
    assertThat(server.get(path).body()).isEqualTo(rest);
  }

  @Test
  void aSlashTooManyIsNotTheSamePath() throws Exception {
    assertThat(status(get("//ok"))).startsWith("HTTP/1.1 404");
    assertThat(status(get("/ok/"))).startsWith("HTTP/1.1 404");
    assertThat(status(get("/%6fk"))).startsWith("HTTP/1.1 404");
  }

  @Test
  void answersToBrokenBytesAreProblemsAndRepeatNothing() throws Exception {
    try (RawClient raw = server.raw()) {
      String all = raw.send("GET /<script> HTTP/1.1\r\nHost: localhost\r\n\r\n").readAll();
      assertThat(all)
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("content-type: application/problem+json\r\n")
          .contains("urn:cordon:problem:request/malformed")
          .doesNotContain("script");
    }
  }
}
