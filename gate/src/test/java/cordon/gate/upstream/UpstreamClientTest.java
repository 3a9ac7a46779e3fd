package cordon.gate.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {
  private static final UpstreamLimits QUICK =
      new UpstreamLimits(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(800), 4);

  private Reply reply = Reply.ok("text/plain", "hello");
  private final LoopbackServer other = LoopbackServer.start(r -> Reply.ok("text/plain", "other"));
  private final LoopbackServer server = LoopbackServer.start(r -> reply);
  private final Upstream upstream =
      Upstream.open(Ecosystem.NPM, server.url())
          .with(new Credentials.Basic("owner", "secret"))
          .withFileHosts(Set.of("127.0.0.1:" + other.port()));
  private final MovableClock clock = new MovableClock();
  private final UpstreamClient client =
      new UpstreamClient(List.of(upstream), QUICK, "cordon/test", clock);

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

  @Test
  void aRedirectToAPortThatNobodyNamedIsNotFollowed() throws Exception {
    try (LoopbackServer hidden = LoopbackServer.start(r -> Reply.ok("text/plain", "inside"))) {
      reply = Reply.redirect(302, hidden.url().toString());
      assertThatThrownBy(() -> body(document(100)))
          .hasMessageContaining("points into a private network")
          .hasMessageContaining("127.0.0.1:" + hidden.port());
      assertThat(hidden.requests().all()).isEmpty();
    }
  }

  @Test
  void oneUpstreamCannotLeadToAnother() throws Exception {
    Upstream second = Upstream.open(Ecosystem.NPM, other.url()).named("second");
    Upstream first = Upstream.open(Ecosystem.NPM, server.url());
    reply = Reply.redirect(302, other.url().toString());
    try (UpstreamClient both =
        new UpstreamClient(List.of(first, second), QUICK, "cordon/test", clock)) {
      both.send(second, UpstreamRequest.document(other.url(), Map.of(), 100)).close();
      assertThatThrownBy(() -> both.send(first, document(100)))
          .hasMessageContaining("points into a private network");
      assertThat(other.requests().all()).hasSize(1);
    }
  }

  @Test
  void aHostThatIsNamedForItIsSentTheCredentials() throws Exception {
    Upstream wide =
        new Upstream(
            Ecosystem.NPM,
            "default",
            server.url(),
            upstream.credentials(),
            true,
            Upstream.Undated.FIRST_SEEN,
            upstream.fileHosts(),
            upstream.fileHosts());
    try (UpstreamClient trusting = new UpstreamClient(List.of(wide), QUICK, "cordon/test", clock)) {
      trusting.send(wide, UpstreamRequest.artifact(other.url(), 100)).close();
    }
    assertThat(other.requests().withHeader("Authorization")).hasSize(1);
  }

  @Test
  void refusedCredentialsAreSaidWithTheSettingAndWithoutTheSecret() {
    reply = Reply.status(401).header("WWW-Authenticate", "Basic realm=x");
    assertThatThrownBy(() -> body(document(100)))
        .isInstanceOfSatisfying(
            UpstreamException.class,
            e -> {
              assertThat(e.refused()).isTrue();
              assertThat(e.status()).isEqualTo(403);
              assertThat(e.problem().title())
                  .isEqualTo("the upstream npm/default refuses the gate's credentials");
              assertThat(e.problem().remedy())
                  .contains("upstream.npm.default.username", "upstream.npm.default.password-env");
              assertThat(e.problem().toString()).doesNotContain("secret", "b3duZXI6c2VjcmV0");
            });
  }

  @Test
  void anUpstreamThatKeepsRefusingIsLeftAloneForAWhile() throws Exception {
    reply = Reply.status(401);
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> body(document(100))).hasMessageContaining("refuses the gate's");
    }
    assertThat(server.requests().all()).hasSize(CredentialRefusals.IN_A_ROW);
    reply = Reply.ok("text/plain", "hello");
    clock.advance(CredentialRefusals.PAUSE);
    assertThat(body(document(100))).isEqualTo("hello");
    reply = Reply.status(401);
    assertThatThrownBy(() -> body(document(100))).hasMessageContaining("status 401");
  }

  /** Else any client could shut a public registry for all, by asking for a few private names. */
  @Test
  void anUpstreamWithoutCredentialsIsAskedOn() throws Exception {
    Upstream open = Upstream.open(Ecosystem.NPM, server.url());
    UpstreamRequest request = UpstreamRequest.document(server.url(), Map.of(), 100);
    try (UpstreamClient anonymous =
        new UpstreamClient(List.of(open), QUICK, "cordon/test", clock)) {
      reply = Reply.status(401);
      for (int i = 0; i <= CredentialRefusals.IN_A_ROW; i++) {
        assertThatThrownBy(() -> anonymous.send(open, request).close())
            .hasMessageContaining("wants credentials");
      }
      reply = Reply.ok("text/plain", "hello");
      try (UpstreamResponse response = anonymous.send(open, request)) {
        assertThat(response.status()).isEqualTo(200);
      }
    }
  }

  @Test
  void oneRefusalAmongSuccessesStopsNothing() throws Exception {
    for (int i = 0; i < 10; i++) {
      reply = Reply.status(401);
      assertThatThrownBy(() -> body(document(100))).hasMessageContaining("status 401");
      reply = Reply.ok("text/plain", "hello");
      assertThat(body(document(100))).isEqualTo("hello");
    }
  }

  /** Each byte comes well before the client would call it silence. */
  @Test
  void headersThatTrickleInAreGivenUp() throws Exception {
    try (ServerSocket trickle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> trickle(trickle));
      URI slow = URI.create("http://127.0.0.1:" + trickle.getLocalPort() + "/");
      Upstream there = Upstream.open(Ecosystem.NPM, slow);
      try (UpstreamClient patient =
          new UpstreamClient(List.of(there), QUICK, "cordon/test", clock)) {
        assertThatThrownBy(
                () -> patient.send(there, UpstreamRequest.document(slow, Map.of(), 100)).close())
            .isInstanceOfSatisfying(
                UpstreamException.class,
                e -> assertThat(e.problem().type()).isEqualTo("gate/upstream-slow"));
      }
    }
  }

  private static void trickle(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
      while (true) {
        client.getOutputStream().write('x');
        client.getOutputStream().flush();
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // The client gave up, which is what the test waits for.
    }
  }

  @Test
  void aBodyThatTricklesInIsGivenUpOnceItHasHadItsGrace() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            clock.advance(Duration.ofSeconds(1));
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            target[offset] = (byte) read();
            return 1;
          }
        };
    try (UpstreamBody body = new UpstreamBody(endless, server.url(), 1 << 20, clock)) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOfSatisfying(
              UpstreamException.class,
              e -> assertThat(e.problem().type()).isEqualTo("gate/upstream-slow"));
    }
  }
}
