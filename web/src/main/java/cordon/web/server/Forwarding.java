package cordon.web.server;

import cordon.base.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who really asks and under which name, believing {@code X-Forwarded-*} from named
 * proxies only.
 */
final class Forwarding {
  private static final HeaderName FOR = HeaderNames.create("X-Forwarded-For");
  private static final HeaderName PROTO = HeaderNames.create("X-Forwarded-Proto");
  private static final HeaderName HOST = HeaderNames.create("X-Forwarded-Host");
  private static final List<HeaderName> TRACES =
      List.of(FOR, PROTO, HOST, HeaderNames.create("Forwarded"), HeaderNames.create("Via"));

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final WebConfig config;
  private final boolean loopbackOnly;
  private final AddressRanges proxies;
  private final Set<String> names = new HashSet<>();

  Forwarding(WebConfig config, boolean loopbackOnly) {
    this.config = config;
    this.loopbackOnly = loopbackOnly;
    this.proxies = new AddressRanges(config.trustedProxies());
    names.addAll(config.hostNames());
    config
        .baseUrl()
        .map(url -> withoutPort(url.replaceFirst("^https?://", "")))
        .ifPresent(names::add);
  }

  /** What links start with, where the configuration says so. */
  Optional<String> baseUrl() {
    return config.baseUrl();
  }

  Peer peer(ServerRequest request) {
    String direct = plain(request.remotePeer().host());
    boolean proxied = proxies.contains(direct);
    String address = proxied ? client(request, direct) : direct;
    boolean secure =
        request.isSecure() || (proxied && "https".equalsIgnoreCase(last(request, PROTO)));
    String host =
        proxied && !last(request, HOST).isEmpty() ? last(request, HOST) : authority(request);
    // INVARIANT: a request that anybody forwarded is never "local", or every request behind an
    // undeclared proxy on this machine would pass without a token.
    boolean forwarded = isForwarded(request);
    requireKnown(host, proxied && forwarded);
    boolean local = !forwarded && isLoopback(direct);
    return new Peer(address, local, (secure ? "https://" : "http://") + host, secure);
  }

  private static boolean isForwarded(ServerRequest request) {
    for (HeaderName trace : TRACES) {
      if (request.headers().contains(trace)) {
        return true;
      }
    }
    return false;
  }

  private static String authority(ServerRequest request) {
    return request.headers().first(HeaderNames.HOST).orElse("");
  }

  /** The rightmost entry that is not itself a trusted proxy. */
  private String client(ServerRequest request, String direct) {
    List<String> chain = new ArrayList<>();
    for (String header : request.headers().values(FOR)) {
      for (String entry : header.split(",", -1)) {
        chain.add(plain(entry.strip()));
      }
    }
    for (String entry : chain.reversed()) {
      if (!proxies.contains(entry)) {
        return isAddress(entry) ? entry : direct;
      }
    }
    return direct;
  }

  private static String last(ServerRequest request, HeaderName name) {
    List<String> values = request.headers().values(name);
    if (values.isEmpty()) {
      return "";
    }
    String value = values.getLast();
    return value.substring(value.lastIndexOf(',') + 1).strip();
  }

  private void requireKnown(String authority, boolean vouchedFor) {
    String name = withoutPort(authority).toLowerCase(Locale.ROOT);
    boolean known =
        names.contains(name)
            || (loopbackOnly && isLoopbackName(name))
            || (config.hostNames().isEmpty() && (!loopbackOnly || vouchedFor))
            || name.equals(config.host());
    if (!known || !authority.chars().allMatch(Forwarding::isAuthorityCharacter)) {
      throw Problem.of(
              "request/unknown-host",
              "this server is not known under the name in the Host header",
              "the request was sent to `" + printable(name) + "`",
              "use the address that the server prints at start, or set `server.base-url`")
          .asException();
    }
  }

  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    name.chars()
        .filter(Forwarding::isAuthorityCharacter)
        .limit(100)
        .forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static boolean isAuthorityCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ".-_:[]".indexOf(c) >= 0;
  }

  private static String withoutPort(String authority) {
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  private static boolean isLoopbackName(String name) {
    return LOOPBACK.contains(name) || name.endsWith(".localhost");
  }

  /** Without an IPv6 zone, brackets or the IPv4-mapped prefix. */
  private static String plain(String address) {
    String a =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    int zone = a.indexOf('%');
    a = zone < 0 ? a : a.substring(0, zone);
    return a.startsWith("::ffff:") && a.indexOf('.') > 0 ? a.substring(7) : a;
  }

  private static boolean isAddress(String text) {
    return !text.isEmpty()
        && text.length() <= 45
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
  }

  /** Whether an address literal is this machine's own; names are never looked up. */
  static boolean isLoopback(String address) {
    return isAddress(address) && InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
