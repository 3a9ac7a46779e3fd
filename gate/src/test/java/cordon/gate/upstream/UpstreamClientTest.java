package cordon.gate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.gate.Upstream;
import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {
  private static final UpstreamLimits QUICK =
      new UpstreamLimits(Duration.ofSeconds(2), Duration.ofMillis(300), 4);

  private Reply reply = Reply.ok("text/plain", "hello");
  private final LoopbackServer other = LoopbackServer.start(r -> Reply.ok("text/plain", "other"));
  private final LoopbackServer server = LoopbackServer.start(r -> reply);
  private final Upstream upstream =
      new Upstream(
          Ecosystem.NPM,
          "default",
          server.url(),
          Optional.of(new Credentials.Basic("owner", "secret")),
          true,
          Upstream.Undated.FIRST_SEEN,
          Set.of());
  private final UpstreamClient client =
      new UpstreamClient(List.of(upstream), QUICK, "cordon/test", InstantSource.system());

  @AfterEach
  void close() {
    client.close();
    server.close();
    other.close();
  }

  private String body(UpstreamRequest request) throws IOException {
    try (UpstreamResponse response = client.send(upstream, request)) {
      return new String(response.body().readAllBytes());
    }
  }

  private UpstreamRequest document(long limit) {
    return UpstreamRequest.document(server.url(), Map.of("Accept", "x/y"), limit);
  }

  @Test
  void sendsOurHeadersAndOurCredentials() throws Exception {
    assertThat(body(document(100))).isEqualTo("hello");
    var request = server.requests().all().getFirst();
    assertThat(request.header("User-Agent")).contains("cordon/test");
    assertThat(request.header("Accept")).contains("x/y");
    assertThat(request.header("Authorization")).contains("Basic b3duZXI6c2VjcmV0");
  }

  @Test
  void credentialsDoNotFollowARedirectToAnotherOrigin() throws Exception {
    reply = Reply.redirect(302, other.url().resolve("/file").toString());
    assertThat(body(document(100))).isEqualTo("other");
    assertThat(other.requests().all()).hasSize(1);
    assertThat(other.requests().withHeader("Authorization")).isEmpty();
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedAlsoWhenItWasPacked() throws Exception {
    assertThatThrownBy(() -> body(document(4))).hasMessageContaining("more than 4 bytes");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[1_000_000]);
    }
    reply = Reply.ok("text/plain", packed.toByteArray()).header("Content-Encoding", "gzip");
    assertThat(body(document(2_000_000))).hasSize(1_000_000);
    assertThatThrownBy(() -> body(document(10_000))).hasMessageContaining("more than 10000");
    assertThat(body(UpstreamRequest.artifact(server.url(), 10_000)).length()).isLessThan(10_000);
  }

  @Test
  void silenceAndRefusalAreToldApart() {
    reply = reply.delivered(new cordon.testkit.http.Delivery.Silent());
    assertThatThrownBy(() -> body(document(100)))
        .isInstanceOfSatisfying(
            UpstreamException.class,
            e -> {
              assertThat(e.status()).isEqualTo(504);
              assertThat(e.problem().type()).isEqualTo("gate/upstream-slow");
            });
    server.stop();
    assertThatThrownBy(() -> body(document(100)))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.problem().type()).contains("down"));
  }

  @Test
  void userNamesInRedirectsAreRefused() {
    URI target = URI.create("http://user:pw@127.0.0.1:" + other.port() + "/");
    reply = Reply.redirect(302, target.toString());
    assertThatThrownBy(() -> body(document(100))).hasMessageContaining("carries a user name");
  }
}
