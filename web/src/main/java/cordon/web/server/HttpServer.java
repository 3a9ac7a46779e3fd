package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Capability;
import cordon.web.Route;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running server of the console, the API and all package protocols. */
public final class HttpServer implements AutoCloseable {
  private final WebServer server;
  private final List<Route> routes;
  private final StallGuard stalls;
  private final ServerParts parts;
  private final String url;

  private HttpServer(
      WebServer server, List<Route> routes, StallGuard stalls, ServerParts parts, String url) {
    this.server = server;
    this.routes = routes;
    this.stalls = stalls;
    this.parts = parts;
    this.url = url;
  }

  /**
   * Binds and serves.
   *
   * @throws ProblemException when the address is taken, unknown, or open to others in plain HTTP
   */
  public static HttpServer start(
      WebConfig config, List<Capability> capabilities, ServerParts parts) {
    InetAddress address = resolve(config.host());
    requireSafe(config, address);
    requireFree(config, address, config.port());
    config.rootPorts().forEach(root -> requireFree(config, address, root.port()));
    StallGuard stalls = new StallGuard(config.limits().stall(), System::nanoTime);
    List<Route> routes = routes(capabilities);
    AtomicInteger mainPort = new AtomicInteger();
    Forwarding forwarding = new Forwarding(config, address.isLoopbackAddress());
    Router router = new Router(routes);
    long usual = config.limits().body();
    long longest = routes.stream().mapToLong(r -> r.body().orElse(usual)).max().orElse(usual);
    WebServer server =
        build(
            config,
            new Listener(config, address, Math.max(usual, longest), stalls),
            mount -> new Dispatcher(router, parts, forwarding, stalls, mount, usual),
            mainPort);
    server.start();
    if (!server.isRunning()) {
      // Helidon 4.5 only logs why; requireFree has told most reasons before.
      stalls.close();
      throw cannotListen(config.host(), config.port(), "see the log", null);
    }
    mainPort.set(server.port());
    String scheme = config.tls().isPresent() ? "https" : "http";
    return new HttpServer(
        server, routes, stalls, parts, scheme + "://" + literal(address) + ":" + server.port());
  }

  private static List<Route> routes(List<Capability> capabilities) {
    return capabilities.stream().flatMap(c -> c.routes().stream()).toList();
  }

  private static WebServer build(
      WebConfig config,
      Listener listener,
      Function<Mount, Dispatcher> dispatcher,
      AtomicInteger mainPort) {
    WebServerConfig.Builder builder =
        listener
            .configure(WebServer.builder(), config.port(), dispatcher.apply(Mount.MAIN))
            .shutdownHook(false);
    for (RootPort root : config.rootPorts()) {
      Dispatcher mounted = dispatcher.apply(new Mount(root.path(), mainPort::get));
      builder.putSocket(
          root.path(),
          listener
              .configure(ListenerConfig.builder().name(root.path()), root.port(), mounted)
              .build());
    }
    return builder.build();
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ProblemException(
          Problem.of(
              "web/unknown-address",
              "cannot listen on `" + host + "`",
              "this name is unknown on this machine",
              "set `server.bind` to an address of this machine, such as 127.0.0.1 or 0.0.0.0"),
          e);
    }
  }

  private static void requireSafe(WebConfig config, InetAddress address) {
    boolean bare = config.tls().isEmpty() && config.trustedProxies().isEmpty();
    if (bare && config.requireTlsOutsideLoopback() && !address.isLoopbackAddress()) {
      throw Problem.of(
              "web/plain-http",
              "refusing to serve plain HTTP on `" + config.host() + "`",
              "others could read passwords and tokens on the way, and change packages",
              "set `server.tls-certificate` and `server.tls-key`, or name the TLS proxy in front in"
                  + " `server.trusted-proxies`")
          .asException();
    }
  }

  /** Tries the address ourselves, because Helidon does not say when it could not have it. */
  private static void requireFree(WebConfig config, InetAddress address, int port) {
    try (ServerSocketChannel trial = ServerSocketChannel.open()) {
      trial.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      trial.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw cannotListen(config.host(), port, String.valueOf(e.getMessage()), e);
    }
  }

  private static ProblemException cannotListen(
      String host, int port, String why, @Nullable IOException cause) {
    boolean taken = cause instanceof BindException && why.contains("in use");
    return new ProblemException(
        Problem.of(
            taken ? "web/port-taken" : "web/cannot-listen",
            "cannot listen on " + host + ":" + port,
            why,
            taken
                ? "stop the other program, or choose another port with --port"
                : "choose an address of this machine and a port above 1023"),
        cause);
  }

  private static String literal(InetAddress address) {
    String host = address.getHostAddress();
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  public int port() {
    return server.port();
  }

  /** The port at whose root a path stands. */
  public int port(RootPort root) {
    return server.port(root.path());
  }

  /** Everything that is answered. */
  public List<Route> routes() {
    return routes;
  }

  /** Scheme, bound address and port, without a trailing slash. */
  public String url() {
    return url;
  }

  public Traffic traffic() {
    return parts.traffic();
  }

  /** Stops accepting, waits for answers under way up to the configured grace, then closes. */
  @Override
  public void close() {
    parts.beforeStop().run();
    server.stop();
    stalls.close();
  }
}
