package cordon.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void makesDatabasesOnAServerThatListens() throws Exception {
    PostgresServer server;
    try {
      server = PostgresServer.shared();
    } catch (PostgresUnavailable e) {
      abort(e.getMessage());
      return;
    }
    String first = server.newDatabase();
    assertThat(first).isNotEqualTo(server.newDatabase());
    URI address = URI.create(first.substring("jdbc:".length()));
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      assertThat(socket.isConnected()).isTrue();
    }
    assertThat(PostgresServer.shared()).isSameAs(server);
  }
}
