package cordon.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate from files, and the next one without a restart. */
class TlsTest extends Listening {
  @Test
  void tlsServesAndReadsARenewedCertificate(@TempDir Path dir) throws Exception {
    TlsFiles files = new TlsFiles(dir.resolve("cert.pem"), dir.resolve("key.pem"));
    writeCertificate(files, dir, "first");
    WebConfig config = config("127.0.0.1", 0, Optional.of(files), Duration.ofSeconds(10));
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    Path file = Files.write(dir.resolve("large"), large);
    Route sent = Route.get("/f", Access.open(), e -> e.sendFile(200, "a/b", file, 0, 300_000));
    try (var server = RunningServer.start(config, OK, sent)) {
      assertThat(server.url()).startsWith("https://");
      HttpResponse<byte[]> answer = overTls(server.url() + "/ok");
      assertThat(answer.body()).asString(UTF_8).isEqualTo(server.url());
      assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
      assertThat(overTls(server.url() + "/f").body()).isEqualTo(large);
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

  private static HttpResponse<byte[]> overTls(String url) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
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
