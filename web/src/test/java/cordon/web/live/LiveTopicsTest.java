package cordon.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.Exchange;
import cordon.web.Identity;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Text;
import cordon.web.server.Guard;
import cordon.web.server.HttpServer;
import cordon.web.server.ServerParts;
import cordon.web.server.Shell;
import cordon.web.server.Traffic;
import cordon.web.server.WebConfig;
import gg.jte.Content;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTopicsTest {
  private final LiveTopics live = new LiveTopics(InstantSource.system(), Duration.ofMillis(50));
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() {
    Guard everybody =
        (request, access) ->
            new Guard.Admitted(new Identity("user:owner", EnumSet.allOf(Role.class)), "");
    Shell shell = new NoShell();
    server =
        HttpServer.start(
            WebConfig.onLoopback(0),
            List.of(new Capability("live", List.of(live.route()), List.of())),
            new ServerParts(everybody, shell, new Traffic(), () -> "i", live::close));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private BufferedReader listen(String topic) throws Exception {
    var response =
        client.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/live/" + topic)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
    await().until(() -> live.hasListeners(topic));
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String untilData(BufferedReader reader) throws Exception {
    StringBuilder seen = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
      if (line.isEmpty() && seen.indexOf("data:") >= 0) {
        break;
      }
    }
    return seen.toString();
  }

  @Test
  void whatIsPublishedArrivesEscapedAndLineByLine() throws Exception {
    try (BufferedReader page = listen("gate");
        BufferedReader other = listen("advisories")) {
      live.publish("gate", "pull", Text.of("one <b>\ntwo"));
      live.publish("advisories", "new", Text.of("x"));
      assertThat(untilData(page))
          .startsWith("retry: 3000\n")
          .endsWith("event: pull\ndata: one &lt;b&gt;\ndata: two\n\n");
      assertThat(untilData(other)).endsWith("event: new\ndata: x\n\n");
    }
  }

  @Test
  void silenceIsFilledAndGoneListenersAreForgotten() throws Exception {
    try (BufferedReader page = listen("gate")) {
      assertThat(page.lines().limit(6)).contains(":");
    }
    await().until(() -> !live.hasListeners("gate"));
  }

  @Test
  void publishingNeverWaitsAndOverflowIsClosed() {
    LiveClient slow = new LiveClient();
    for (int i = 0; i <= LiveClient.QUEUE; i++) {
      slow.offer(new byte[] {1});
    }
    assertThat(slow.overflowed()).isTrue();
  }

  @Test
  void theServerStopsAtOnceWithListeners() throws Exception {
    try (BufferedReader page = listen("gate")) {
      server.close();
      assertThat(page.lines().toList()).isNotEmpty();
    }
  }

  @Test
  void strangeTopicsAreNotFound() throws Exception {
    var response =
        client.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/live/A_B")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void headIsAnsweredAtOnce() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.url() + "/live/gate")).HEAD().build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(live.hasListeners("gate")).isFalse();
  }

  @Test
  void theRouteNeedsAViewer() {
    assertThat(live.route().access()).isEqualTo(Access.needs(Role.VIEWER));
    assertThat(live.route()).isInstanceOf(Route.class);
  }

  private static final class NoShell implements Shell {
    @Override
    public byte[] document(Exchange exchange, Page page) {
      return new byte[0];
    }

    @Override
    public byte[] fragment(Content body) {
      return new byte[0];
    }

    @Override
    public byte[] problem(Exchange exchange, int status, cordon.base.Problem problem) {
      return new byte[0];
    }
  }
}
