package cordon.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault looks on the wire as its name says, and only where it was asked for. */
class FaultsTest {
  private static final String TARBALL = NpmRegistry.tarballPath("plain", "1.0.0");
  private NpmRegistry registry;

  @BeforeEach
  void start() {
    registry = NpmRegistry.start();
    registry.publish(NpmRelease.of("plain", "1.0.0").padding(5000));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void servesTheSameBytesEachTimeWithValidators() throws IOException {
    Answer first = get(TARBALL);
    Answer again = get(TARBALL, "If-None-Match: " + first.headers().first("ETag").orElseThrow());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(registry.tarball("plain", "1.0.0"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void answersRangesAndHead() throws IOException {
    byte[] whole = registry.tarball("plain", "1.0.0");
    assertThat(get(TARBALL, "Range: bytes=10-19").body())
        .isEqualTo(java.util.Arrays.copyOfRange(whole, 10, 20));
    Answer suffix = get(TARBALL, "Range: bytes=-5");
    assertThat(suffix.status()).isEqualTo(206);
    assertThat(suffix.headers().first("Content-Range"))
        .hasValue("bytes " + (whole.length - 5) + "-" + (whole.length - 1) + "/" + whole.length);
    assertThat(get(TARBALL, "Range: bytes=999999-").status()).isEqualTo(416);
    Answer head = RawClient.request(registry.port(), "HEAD", TARBALL);
    assertThat(head.headers().first("Content-Length")).hasValue("" + whole.length);
  }

  @Test
  void spoilsOnlyWhatWasMatched() throws IOException {
    registry.faults().on(TARBALL).status(503);
    assertThat(get(TARBALL).status()).isEqualTo(503);
    assertThat(get("/plain").status()).isEqualTo(200);
    registry.faults().clear();
    assertThat(get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void truncatesInBothFramings() throws IOException {
    registry.faults().on(TARBALL).truncate(100);
    Answer short1 = get(TARBALL);
    assertThat(short1.complete()).isFalse();
    assertThat(short1.body()).hasSize(100);
    registry.faults().on(TARBALL).truncateChunked(100);
    assertThat(get(TARBALL).complete()).isFalse();
  }

  @Test
  void corruptsOneByteAndKeepsTheLength() throws IOException {
    registry.faults().on(TARBALL).corrupt();
    byte[] proper = registry.tarball("plain", "1.0.0");
    byte[] spoiled = get(TARBALL).body();
    assertThat(spoiled).hasSameSizeAs(proper).isNotEqualTo(proper);
  }

  @Test
  void dropsRedirectsDripsAndRefuses() throws IOException {
    registry.faults().on(TARBALL).drop();
    assertThat(get(TARBALL).status()).isZero();
    registry.faults().on(TARBALL).redirect(302, URI.create("http://10.0.0.1/x"));
    assertThat(get(TARBALL).headers().first("Location")).hasValue("http://10.0.0.1/x");
    registry.faults().on(TARBALL).drip(2000, Duration.ofMillis(1));
    assertThat(get(TARBALL).body()).isEqualTo(registry.tarball("plain", "1.0.0"));
    registry.faults().on(TARBALL).refuse("held until Friday", "why it is held");
    Answer refused = get(TARBALL);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.reason()).isEqualTo("held until Friday");
    assertThat(refused.text()).contains("\"error\":\"why it is held\"");
    assertThat(refused.headers().first("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void isDownUntilRestartedOnTheSamePort() throws IOException {
    registry.stop();
    assertThatThrownBy(() -> get(TARBALL)).isInstanceOf(ConnectException.class);
    registry.restart();
    assertThat(get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  void recordsHeadersOfEveryRequest() throws IOException {
    get("/plain?write=true", "Authorization: Bearer secret");
    assertThat(registry.requests().withHeader("authorization")).hasSize(1);
    assertThat(registry.requests().to("/plain")).hasSize(1);
    assertThat(registry.requests().all().getFirst().target()).isEqualTo("/plain?write=true");
  }

  @Test
  void anotherRevisionHasOtherBytesUnderTheSameCoordinate() throws IOException {
    Digest before = sha256(get(TARBALL).body());
    registry.publish(NpmRelease.of("plain", "1.0.0").padding(5000).revision(2));
    assertThat(sha256(get(TARBALL).body())).isNotEqualTo(before);
  }

  @Test
  void readsScopedNamesInEverySpelling() throws IOException {
    registry.publish("@acme/tools", "1.0.0");
    for (String path : new String[] {"/@acme/tools", "/@acme%2ftools", "/@acme%2Ftools"}) {
      assertThat(get(path).status()).as(path).isEqualTo(200);
    }
  }

  private Answer get(String target, String... headers) throws IOException {
    return RawClient.get(registry.port(), target, headers);
  }

  private static Digest sha256(byte[] bytes) {
    return Hashes.of(Digest.Algorithm.SHA256, bytes);
  }
}
