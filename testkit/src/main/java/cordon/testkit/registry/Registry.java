package cordon.testkit.registry;

import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import cordon.testkit.http.RequestLog;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the registries share: a server on loopback, its log and its faults. */
public abstract sealed class Registry implements AutoCloseable
    permits NpmRegistry, PypiIndex, MavenRepository {

  /** The publish time of everything that a test gives no time: old by any cool-down. */
  public static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

  private final LoopbackServer server;
  private volatile @Nullable String demanded;
  private final Faults faults = new Faults();

  Registry() {
    server = LoopbackServer.start(this::admit);
  }

  /**
   * From now on a private registry: without exactly this {@code Authorization} it answers 401 as
   * most do, with a challenge and no word on what exists.
   */
  public void demand(String authorization) {
    demanded = authorization;
  }

  /** The answer to anybody: a challenge, a fault, or what a registry in good health says. */
  final Reply admit(Request request) {
    String wanted = demanded;
    return wanted == null || request.header("Authorization").filter(wanted::equals).isPresent()
        ? faults.apply(request, this::answer)
        : Reply.status(401).header("WWW-Authenticate", "Basic realm=\"registry\"");
  }

  /** The host, {@code http://127.0.0.1:PORT/}. */
  public URI url() {
    return server.url();
  }

  public int port() {
    return server.port();
  }

  /** Every request so far. */
  public RequestLog requests() {
    return server.requests();
  }

  /** What to do wrong, and on which paths. */
  public Faults faults() {
    return faults;
  }

  /** Connections are refused until {@link #restart()}. */
  public void stop() {
    server.stop();
  }

  public void restart() {
    server.restart();
  }

  @Override
  public void close() {
    server.close();
  }

  /** The answer of a registry in good health. */
  abstract Reply answer(Request request);

  LoopbackServer server() {
    return server;
  }
}
