package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a server listens, and when it does not start. */
class ListeningTest extends Listening {
  @Test
  void aTakenPortIsAProblemWithARemedy() {
    try (var first = RunningServer.start(OK)) {
      assertThatThrownBy(() -> RunningServer.start(WebConfig.onLoopback(first.port()), OK))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().type()).isEqualTo("web/port-taken");
                assertThat(e.problem().title()).contains("127.0.0.1:" + first.port());
                assertThat(e.problem().remedy()).contains("--port");
              });
    }
  }

  @Test
  void plainHttpForOthersIsRefusedAtStart() {
    WebConfig open = config("0.0.0.0", 0, Optional.empty(), Duration.ofSeconds(1));
    assertThatThrownBy(() -> RunningServer.start(open, OK))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("web/plain-http"));
    WebConfig proxied =
        new WebConfig(
            "0.0.0.0",
            0,
            Optional.empty(),
            Optional.empty(),
            Set.of("192.0.2.1"),
            Set.of(),
            true,
            true,
            List.of(),
            open.limits());
    RunningServer.start(proxied, OK).close();
  }

  @Test
  void aFurtherPortHasAPathOfTheMainOneAtItsRoot() throws Exception {
    Route below =
        Route.any(
            "/pkg/*",
            Access.open(),
            e ->
                e.send(
                    200,
                    "text/plain",
                    String.join(
                            " ",
                            e.rawPath(),
                            e.parameter("rest"),
                            e.mount(),
                            e.origin(),
                            e.baseUrl())
                        .getBytes(StandardCharsets.UTF_8)));
    RootPort root = new RootPort("/pkg", 0);
    try (var server = RunningServer.start(WebConfig.onLoopback(0).with(root), OK, below)) {
      int port = server.port(root);
      String main = "http://127.0.0.1:" + server.port();
      String own = "http://127.0.0.1:" + port;
      assertThat(server.get(port, "/a%2fb"))
          .isEqualTo("200 /pkg/a%2fb a%2fb /pkg " + own + " " + main);
      assertThat(server.get(server.port(), "/pkg/a"))
          .isEqualTo("200 /pkg/a a  " + main + " " + main);
      // Nothing else of the server is there, whatever the path.
      for (String path : List.of("/ok", "/", "/%2e%2e/ok", "/..%2fok")) {
        assertThat(server.get(port, path)).as(path).doesNotContain("200 http");
      }
      assertThat(server.get(port, "/%2e%2e/ok")).startsWith("400");
      assertThatThrownBy(() ->
              RunningServer.start(WebConfig.onLoopback(0).with(new RootPort("/pkg", port)), OK))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().title()).contains("127.0.0.1:" + port));
    }
  }

  @Test
  void anUnknownAddressIsAProblem() {
    assertThatThrownBy(() ->
            RunningServer.start(
                config("no.such.host.invalid", 0, Optional.empty(), Duration.ofSeconds(1)), OK))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("web/unknown-address"));
  }
}
