package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Capability;
import cordon.web.Route;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The running server of the console, the API and all package protocols. */
public final class HttpServer implements AutoCloseable {
  private final WebServer server;
  private final StallGuard stalls;
  private final ServerParts parts;
  private final String url;

  private HttpServer(WebServer server, StallGuard stalls, ServerParts parts, String url) {
    this.server = server;
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
    StallGuard stalls = new StallGuard(config.limits().stall(), System::nanoTime);
    Dispatcher dispatcher =
        new Dispatcher(
            new Router(routes(capabilities)),
            parts,
            new Forwarding(config, address.isLoopbackAddress()),
            stalls);
    WebServer server = build(config, address, dispatcher, stalls);
    try {
      server.start();
    } catch (RuntimeException e) {
      stalls.close();
      throw new ProblemException(cannotBind(config, e), e);
    }
    String scheme = config.tls().isPresent() ? "https" : "http";
    return new HttpServer(
        server, stalls, parts, scheme + "://" + literal(address) + ":" + server.port());
  }

  private static List<Route> routes(List<Capability> capabilities) {
    return capabilities.stream().flatMap(c -> c.routes().stream()).toList();
  }

  private static WebServer build(
      WebConfig config, InetAddress address, Dispatcher dispatcher, StallGuard stalls) {
    WebLimits limits = config.limits();
    Http1Config http1 =
        Http1Config.builder()
            .maxPrologueLength(limits.requestLine())
            .maxHeadersSize(limits.headers())
            .validateResponseHeaders(true)
            .sendKeepAliveHeader(false)
            .addReceiveListener(stalls)
            .build();
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(address)
            .port(config.port())
            .shutdownHook(false)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(Http1ConnectionSelector.builder().config(http1).build())
            .contentEncoding(passThrough())
            .maxPayloadSize(limits.body())
            .maxTcpConnections(limits.connections())
            .writeBufferSize(0)
            .idleConnectionTimeout(limits.idle())
            .idleConnectionPeriod(limits.idle().dividedBy(3))
            .shutdownGracePeriod(limits.grace())
            .connectionOptions(options -> options.tcpNoDelay(true))
            .directHandlers(TransportProblems.handlers())
            .routing(HttpRouting.builder().any(dispatcher));
    return builder.build();
  }

  private static ContentEncodingContext passThrough() {
    return ContentEncodingContext.builder()
        .contentEncodingsDiscoverServices(false)
        .addContentEncoding(new UndecodedBody())
        .build();
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
              "set `web.host` to an address of this machine, such as 127.0.0.1 or 0.0.0.0"),
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
              "set `web.tls_certificate` and `web.tls_key`, or name the TLS proxy in front in"
                  + " `web.trusted_proxies`")
          .asException();
    }
  }

  private static Problem cannotBind(WebConfig config, Throwable thrown) {
    String where = config.host() + ":" + config.port();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof BindException) {
        return Problem.of(
            "web/port-taken",
            "cannot listen on " + where,
            String.valueOf(t.getMessage()),
            "stop the other program, or choose another port with --port");
      }
    }
    return Problem.of(
        "web/cannot-start",
        "the server cannot start on " + where,
        String.valueOf(thrown.getMessage()),
        "see the log");
  }

  private static String literal(InetAddress address) {
    String host = address.getHostAddress();
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  public int port() {
    return server.port();
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
