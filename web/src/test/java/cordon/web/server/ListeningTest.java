package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {
  private static final Route OK =
      Route.get(
          "/ok",
          Access.open(),
          e -> e.send(200, "text/plain", e.baseUrl().getBytes(StandardCharsets.UTF_8)));

  private static WebConfig config(String host, int port, Optional<TlsFiles> tls, Duration stall) {
    WebLimits d = WebLimits.defaults();
    WebLimits limits =
        new WebLimits(
            d.requestLine(), d.headers(), 1000, d.connections(), stall, d.idle(), d.grace());
    return new WebConfig(
        host, port, tls, Optional.empty(), Set.of(), Set.of(), true, true, List.of(), limits);
  }

  private static WebConfig impatient() {
    return config("127.0.0.1", 0, Optional.empty(), Duration.ofMillis(300));
  }

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
    try (var server = RunningServer.start(impatient(), echo)) {
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
      HttpResponse<String> zipped =
          server.send(
              HttpRequest.newBuilder(URI.create(server.url() + "/e"))
                  .POST(HttpRequest.BodyPublishers.ofString("as it is")),
              "Content-Encoding",
              "gzip");
      assertThat(zipped.body()).as("encoded bodies come undecoded").isEqualTo("as it is");
    }
  }

  @Test
  void tlsServesAndReadsARenewedCertificate(@TempDir Path dir) throws Exception {
    TlsFiles files = new TlsFiles(dir.resolve("cert.pem"), dir.resolve("key.pem"));
    writeCertificate(files, dir, "first");
    WebConfig config = config("127.0.0.1", 0, Optional.of(files), Duration.ofSeconds(10));
    try (var server = RunningServer.start(config, OK)) {
      assertThat(server.url()).startsWith("https://");
      HttpResponse<String> answer = overTls(server.url());
      assertThat(answer.body()).isEqualTo(server.url());
      assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
    }
    long[] nanos = {0};
    SSLContext context = TlsContext.create(files, () -> nanos[0]);
    assertThat(subject(context)).contains("CN=first");
    writeCertificate(files, dir, "second");
    Files.setLastModifiedTime(files.certificate(), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(subject(context)).as("not looked at again so soon").contains("CN=first");
    nanos[0] += Duration.ofSeconds(6).toNanos();
    assertThat(subject(context)).contains("CN=second");
    Files.writeString(files.key(), "broken");
    nanos[0] += Duration.ofSeconds(6).toNanos();
    assertThat(subject(context)).as("a broken renewal changes nothing").contains("CN=second");
    assertThatThrownBy(() -> TlsContext.create(files, () -> 0L))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo("web/tls-files"));
  }

  /** Whose certificate a handshake with this context shows. */
  private static String subject(SSLContext server) throws Exception {
    try (var socket = server.getServerSocketFactory().createServerSocket(0)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var accepted = socket.accept()) {
              accepted.getInputStream().read();
            } catch (IOException e) {
              // The client has seen what it came for.
            }
          });
      var client = trusting().getSocketFactory().createSocket("127.0.0.1", socket.getLocalPort());
      try (var tls = (javax.net.ssl.SSLSocket) client) {
        tls.startHandshake();
        var shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
      }
    }
  }

  private static HttpResponse<String> overTls(String url) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url + "/ok")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static SSLContext trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  /** Trusts the self-signed certificate of the test; its name is checked by the client itself. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static void writeCertificate(TlsFiles files, Path dir, String name) throws Exception {
    Path store = dir.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "a",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString());
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    Certificate certificate = keys.getCertificate("a");
    Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    byte[] key = keys.getKey("a", "changeit".toCharArray()).getEncoded();
    Files.writeString(files.key(), pem("PRIVATE KEY", key));
  }

  private static String pem(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
