package cordon.testkit.real;

import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A real registry under an address of ours, so that a test can take it away and leave the address
 * as it was.
 */
public final class Relay implements AutoCloseable {
  private static final List<String> ASKED = List.of("Accept", "If-None-Match");
  private static final List<String> ANSWERED = List.of("Content-Type", "ETag", "Last-Modified");

  private final URI registry;
  private final LoopbackServer server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param registry as a client would be told
   */
  public Relay(URI registry) {
    this.registry = registry;
    this.server = LoopbackServer.start(this::forward);
  }

  /** The registry's address on this machine. */
  public URI url() {
    return server.url().resolve(registry.getRawPath());
  }

  /** Connections are refused from now on. */
  public void stop() {
    server.stop();
  }

  private Reply forward(Request request) {
    HttpRequest.Builder wire =
        HttpRequest.newBuilder(registry.resolve(request.target()))
            .timeout(Duration.ofSeconds(60))
            .method(request.method(), HttpRequest.BodyPublishers.noBody());
    ASKED.forEach(name -> request.header(name).ifPresent(value -> wire.header(name, value)));
    try {
      HttpResponse<byte[]> answer =
          client.send(wire.build(), HttpResponse.BodyHandlers.ofByteArray());
      Reply reply = Reply.status(answer.statusCode()).body(answer.body());
      for (String name : ANSWERED) {
        reply = answer.headers().firstValue(name).map(with(reply, name)).orElse(reply);
      }
      return reply;
    } catch (IOException e) {
      return Reply.status(502);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.status(502);
    }
  }

  private static Function<String, Reply> with(Reply reply, String name) {
    return value -> reply.header(name, value);
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
