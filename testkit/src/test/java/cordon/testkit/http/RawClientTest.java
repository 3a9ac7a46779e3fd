package cordon.testkit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawClientTest {
  @Test
  void sendsExactlyTheBytesGiven() throws IOException {
    try (LoopbackServer server = LoopbackServer.start(r -> Reply.ok("text/plain", r.target()))) {
      byte[] odd = "GET /%2e%2e/x?y HTTP/1.1\r\nHost : odd\r\n\r\n".getBytes(US_ASCII);
      assertThat(RawClient.send(server.port(), odd).text()).isEqualTo("/%2e%2e/x?y");
      assertThat(server.requests().all().getFirst().headers().fields())
          .containsExactly(new Headers.Field("Host ", "odd"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 100_000})
  void readsEveryProperFramingWhole(int size) throws IOException {
    byte[] body = new byte[size];
    for (Delivery delivery :
        new Delivery[] {new Delivery.Whole(), new Delivery.Chunked(), new Delivery.UntilClose()}) {
      Reply reply = Reply.ok("text/plain", body).delivered(delivery);
      try (LoopbackServer server = LoopbackServer.start(r -> reply)) {
        RawClient.Answer answer = RawClient.get(server.port(), "/");
        assertThat(answer.complete()).as("%s of %s", delivery, size).isTrue();
        assertThat(answer.body()).hasSize(size);
      }
    }
  }

  @Test
  void showsAFaultOfTheFixtureInsteadOfHidingIt() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(r -> {
          throw new IllegalStateException("broken fixture");
        })) {
      RawClient.Answer answer = RawClient.get(server.port(), "/");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("broken fixture");
    }
  }
}
