package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Access;
import cordon.web.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that stop in the middle, take nothing or send without end. */
class StallsTest extends Listening {
  @Test
  void aClientThatStopsInItsHeadersIsCutOff() throws Exception {
    try (var server = RunningServer.start(impatient(), OK);
        RawClient raw = server.raw()) {
      raw.send("GET /ok HTTP/1.1\r\nHost: local");
      assertThat(raw.readAll()).isEmpty();
    }
  }

  @Test
  void aClientThatStopsInItsBodyIsCutOff() throws Exception {
    Route echo = Route.post("/e", Access.open(), e -> e.send(200, "a/b", e.body().readAllBytes()));
    try (var server = RunningServer.start(impatient(), echo);
        RawClient raw = server.raw()) {
      raw.send("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
      assertThat(raw.readAll()).doesNotContain("200 OK");
    }
  }

  @Test
  void aClientThatTakesNothingIsCutOff() throws Exception {
    CountDownLatch broken = new CountDownLatch(1);
    Route endless =
        Route.get(
            "/endless",
            Access.open(),
            e -> {
              try {
                e.sendStream(
                    200,
                    "a/b",
                    -1,
                    out -> {
                      while (true) {
                        out.write(new byte[64 * 1024]);
                      }
                    });
              } finally {
                broken.countDown();
              }
            });
    try (var server = RunningServer.start(impatient(), endless);
        RawClient raw = server.raw()) {
      raw.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aSlowHandlerIsNobodysStall() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Route slow =
        Route.get(
            "/slow",
            Access.open(),
            e -> {
              try {
                assertThat(go.await(900, TimeUnit.MILLISECONDS)).isFalse();
              } catch (InterruptedException x) {
                throw new IOException(x);
              }
              e.sendEmpty(204);
            });
    try (var server = RunningServer.start(impatient(), slow)) {
      assertThat(server.get("/slow").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void bodiesAreBounded() throws Exception {
    Route echo = Route.post("/e", Access.open(), e -> e.send(200, "a/b", e.body().readAllBytes()));
    Route large =
        Route.post("/large", Access.open(), e -> e.send(200, "a/b", e.body().readAllBytes()))
            .taking(4096);
    try (var server = RunningServer.start(impatient(), echo, large)) {
      String known = "POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n\r\n";
      try (RawClient raw = server.raw()) {
        assertThat(raw.send(known).readAll())
            .startsWith("HTTP/1.1 413")
            .contains("request/body-too-large");
      }
      String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
      try (RawClient raw = server.raw()) {
        raw.send(
            "POST /e HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
        assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
      }
      assertThat(
              server.raw().send(known.replace("/e", "/large")).send("x".repeat(2000)).statusLine())
          .as("a route that takes more")
          .startsWith("HTTP/1.1 200");
      try (RawClient raw = server.raw()) {
        assertThat(raw.send(known.replace("/e", "/large").replace("2000", "5000")).statusLine())
            .startsWith("HTTP/1.1 413");
      }
      try (RawClient raw = server.raw()) {
        raw.send(
            "POST /large HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(5));
        assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
      }
      HttpResponse<String> zipped =
          server.send(
              HttpRequest.newBuilder(URI.create(server.url() + "/e"))
                  .POST(HttpRequest.BodyPublishers.ofString("as it is")),
              "Content-Encoding",
              "gzip");
      assertThat(zipped.body()).as("encoded bodies come undecoded").isEqualTo("as it is");
    }
  }
}
