package cordon.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import cordon.base.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"n\":7,\"list\":[\"a\",\"b\"]}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + headers.getFirst("Authorization")
                  + " "
                  + headers.getFirst("Idempotency-Key")
                  + " "
                  + body);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsAndWritesWithTheToken() {
    Json body = client().get("/api/v1/x", Map.of("q", "a b&c")).orThrow();
    assertThat(body.number("n", 0)).isEqualTo(7);
    assertThat(body.strings("list")).containsExactly("a", "b");
    client().post("/api/v1/y", "key-1", json -> json.writeStartObject().writeEndObject()).orThrow();
    assertThat(seen)
        .containsExactly(
            "GET /api/v1/x?q=a%20b%26c Bearer t null ", "POST /api/v1/y Bearer t key-1 {}");
  }

  @Test
  void aProblemOfTheServerArrivesAsAProblem() {
    status = 409;
    answer =
        "{\"type\":\"gate/expired\",\"title\":\"too late\",\"detail\":\"why\",\"remedy\":\"do\"}";
    assertThat(client().get("/x"))
        .isInstanceOfSatisfying(
            ApiAnswer.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.problem().title()).isEqualTo("too late");
              assertThat(refused.problem().remedy()).isEqualTo("do");
            });
  }

  @Test
  void aRefusedTokenIsToldAlsoOnAPost() {
    status = 401;
    answer = "";
    assertThat(client().post("/x", json -> json.writeNull()))
        .isInstanceOfSatisfying(
            ApiAnswer.Refused.class,
            refused -> assertThat(refused.problem().remedy()).contains("CORDON_TOKEN"));
  }

  @Test
  void anAnswerThatIsNotJsonIsNotOurs() {
    answer = "<html>";
    assertThatThrownBy(() -> client().get("/x").orThrow())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("terminal/unexpected-answer"));
  }

  @Test
  void nobodyThereIsAnOutcomeOfItsOwn() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    ApiClient nobody = new ApiClient(URI.create("http://127.0.0.1:" + free), Optional.empty());
    assertThat(nobody.get("/x")).isInstanceOf(ApiAnswer.NoServer.class);
  }

  @Test
  void aDownloadGoesStraightToTheSink() {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThat(client().download("/export", Map.of(), sink)).isInstanceOf(ApiAnswer.Done.class);
    assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo(answer);
  }

  @Test
  void theLocalTokenGoesToTheServerOfItsDirectoryOnly(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("admin-token"), "secret\n");
    Environment environment =
        new Environment(Map.of("CORDON_DATA", home.toString()), home, home, false, false, 80);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    ServerOptions typed = ServerOptions.of(Optional.of(url), Optional.empty());
    typed.client(environment).get("/stranger").orThrow();
    Files.writeString(home.resolve("server.json"), "{\"url\":\"" + url + "\"}");
    ServerOptions standard = ServerOptions.of(Optional.empty(), Optional.empty());
    standard.client(environment).get("/ours").orThrow();
    assertThat(seen).containsExactly("GET /stranger null null ", "GET /ours Bearer secret null ");
  }

  private ApiClient client() {
    return new ApiClient(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.of("t"));
  }
}
