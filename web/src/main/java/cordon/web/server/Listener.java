package cordon.web.server;

import io.helidon.common.tls.Tls;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.net.InetAddress;
import java.util.Optional;

/** How every port of the server listens: the same address, limits and certificate. */
final class Listener {
  private final WebConfig config;
  private final InetAddress address;
  private final long longestBody;
  private final StallGuard stalls;
  private final Optional<Tls> tls;

  /**
   * @param longestBody of any route; each bounds its own
   */
  Listener(WebConfig config, InetAddress address, long longestBody, StallGuard stalls) {
    this.config = config;
    this.address = address;
    this.longestBody = longestBody;
    this.stalls = stalls;
    this.tls =
        config
            .tls()
            .map(files -> TlsContext.create(files, System::nanoTime))
            .map(context -> Tls.builder().sslContext(context).build());
  }

  <B extends ListenerConfig.BuilderBase<B, ?>> B configure(
      B builder, int port, Dispatcher dispatcher) {
    WebLimits limits = config.limits();
    builder
        .address(address)
        .port(port)
        .protocolsDiscoverServices(false)
        .addConnectionSelector(Http1ConnectionSelector.builder().config(http1(limits)).build())
        .contentEncoding(passThrough())
        .maxPayloadSize(longestBody)
        .maxTcpConnections(limits.connections())
        .writeBufferSize(0)
        .useNio(false)
        .idleConnectionTimeout(limits.idle())
        .idleConnectionPeriod(limits.idle().dividedBy(3))
        .shutdownGracePeriod(limits.grace())
        .connectionOptions(options -> options.tcpNoDelay(true))
        .directHandlers(TransportProblems.handlers())
        .routing(HttpRouting.builder().any(dispatcher));
    tls.ifPresent(builder::tls);
    return builder;
  }

  private Http1Config http1(WebLimits limits) {
    return Http1Config.builder()
        .maxPrologueLength(limits.requestLine())
        .maxHeadersSize(limits.headers())
        .validateResponseHeaders(false) // HeaderText does, for all that a handler says
        .sendKeepAliveHeader(false)
        .addReceiveListener(stalls)
        .build();
  }

  private static ContentEncodingContext passThrough() {
    return ContentEncodingContext.builder()
        .contentEncodingsDiscoverServices(false)
        .addContentEncoding(new UndecodedBody())
        .build();
  }
}
