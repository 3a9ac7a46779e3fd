package cordon.web.server;

import java.util.Optional;
import java.util.Set;

/**
 * Where and how the server listens.
 *
 * @param host address or name to bind
 * @param port 0 takes a free one
 * @param tls serve HTTPS from these files; empty for plain HTTP
 * @param baseUrl scheme, host and port for links, without a trailing slash; empty takes the address
 *     of each request
 * @param trustedProxies addresses and CIDR ranges whose {@code X-Forwarded-*} headers are believed
 * @param hostNames names, without port, under which clients may reach us beside the bound address
 *     and {@code baseUrl}; on loopback everything else is refused (DNS rebinding); elsewhere empty
 *     means any
 * @param requireTlsOutsideLoopback refuse to start in plain HTTP on an address that others reach,
 *     unless a trusted proxy is named
 * @param loopbackNeedsNoToken package clients on this machine need no token
 * @param limits bounds per client
 */
public record WebConfig(
    String host,
    int port,
    Optional<TlsFiles> tls,
    Optional<String> baseUrl,
    Set<String> trustedProxies,
    Set<String> hostNames,
    boolean requireTlsOutsideLoopback,
    boolean loopbackNeedsNoToken,
    WebLimits limits) {

  public static final int DEFAULT_PORT = 8450;

  public WebConfig {
    trustedProxies = Set.copyOf(trustedProxies);
    hostNames = Set.copyOf(hostNames);
  }

  /** Links take the address of each request. */
  public WebConfig(
      String host,
      int port,
      Optional<TlsFiles> tls,
      Set<String> trustedProxies,
      Set<String> hostNames,
      boolean requireTlsOutsideLoopback,
      boolean loopbackNeedsNoToken,
      WebLimits limits) {
    this(
        host,
        port,
        tls,
        Optional.empty(),
        trustedProxies,
        hostNames,
        requireTlsOutsideLoopback,
        loopbackNeedsNoToken,
        limits);
  }

  /** The defaults: plain HTTP on this machine only. */
  public static WebConfig onLoopback(int port) {
    return new WebConfig(
        "127.0.0.1",
        port,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        true,
        true,
        WebLimits.defaults());
  }
}
