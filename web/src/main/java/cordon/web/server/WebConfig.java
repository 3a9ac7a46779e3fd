package cordon.web.server;

import java.util.ArrayList;
import java.util.List;
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
 * @param rootPorts further ports on the same address, each with a path of this server at its root
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
    List<RootPort> rootPorts,
    WebLimits limits) {

  public static final int DEFAULT_PORT = 8450;

  public WebConfig {
    trustedProxies = Set.copyOf(trustedProxies);
    hostNames = Set.copyOf(hostNames);
    rootPorts = List.copyOf(rootPorts);
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
        List.of(),
        WebLimits.defaults());
  }

  /** The same with one more port. */
  public WebConfig with(RootPort root) {
    List<RootPort> all = new ArrayList<>(rootPorts);
    all.add(root);
    return new WebConfig(
        host,
        port,
        tls,
        baseUrl,
        trustedProxies,
        hostNames,
        requireTlsOutsideLoopback,
        loopbackNeedsNoToken,
        all,
        limits);
  }
}
