package cordon.web.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Keeps Cordon from being sent into the internal network by what a server outside writes: a
 * redirect or a file address. Only the hosts and ports that the configuration names for this very
 * server may have a private address; another port is another program. The check is made on the
 * addresses that are then connected to, so that a second look-up cannot differ.
 *
 * <p>A registry inside the network often serves its index and its files under two names of one
 * machine. Another name is therefore allowed where it leads to the very address and port of a
 * configured one, since that opens nothing that is not open already; loopback and link-local
 * addresses are left out, because there a name says nothing of who listens.
 */
public final class AddressGuard implements DnsResolver {
  private final Set<HostPort> trusted;
  private final DnsResolver names;

  /**
   * @param trusted what the configuration names
   */
  public AddressGuard(Set<HostPort> trusted) {
    this(trusted, SystemDefaultDnsResolver.INSTANCE);
  }

  AddressGuard(Set<HostPort> trusted, DnsResolver names) {
    this.trusted = Set.copyOf(trusted);
    this.names = names;
  }

  /**
   * The addresses to connect to.
   *
   * @throws RefusedAddress when one of them is private and not vouched for
   */
  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] found = names.resolve(HostPort.unbracketed(host));
    if (!trusted.contains(new HostPort(host, port))) {
      for (InetAddress address : found) {
        if (!isPublic(address) && !isOfTrusted(address, port)) {
          throw new RefusedAddress(host + ":" + port);
        }
      }
    }
    return Arrays.stream(found).map(address -> new InetSocketAddress(address, port)).toList();
  }

  /**
   * As {@link #resolve(String, int)}; without a port nothing private can be vouched for.
   *
   * @throws RefusedAddress when one of them is private
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(HostPort.unbracketed(host));
    for (InetAddress address : found) {
      if (!isPublic(address)) {
        throw new RefusedAddress(host);
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private boolean isOfTrusted(InetAddress address, int port) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()) {
      return false;
    }
    for (HostPort known : trusted) {
      try {
        if (known.port() == port && Arrays.asList(names.resolve(known.host())).contains(address)) {
          return true;
        }
      } catch (UnknownHostException notNow) {
        // A server without an address vouches for none.
      }
    }
    return false;
  }

  /** An address that the configuration does not name and that is not on the public internet. */
  public static final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddress(String host) {
      super(host + " has a private address and is not configured");
    }
  }

  /** False for every range that is reserved for local, private or special use (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return switch (address) {
      case Inet4Address four -> isPublic4(b);
      case Inet6Address six -> isPublic6(b);
      default -> false;
    };
  }

  private static boolean isPublic4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && second >= 64 && second < 128)
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 192 && second == 0 && (b[2] == 0 || b[2] == 2))
            || (first == 198 && (second == 18 || second == 19 || second == 51))
            || (first == 203 && second == 0 && (b[2] & 0xff) == 113);
    return !special;
  }

  /** Only 2000::/3 is given out; of it, tunnels carry an IPv4 address that is judged instead. */
  private static boolean isPublic6(byte[] b) {
    boolean mapped = true;
    for (int i = 0; i < 10; i++) {
      mapped &= b[i] == 0;
    }
    if (mapped) {
      return false;
    }
    if ((b[0] & 0xe0) != 0x20) {
      return false;
    }
    if (b[0] == 0x20 && b[1] == 0x02) {
      return isPublic4(new byte[] {b[2], b[3], b[4], b[5]});
    }
    boolean teredoOrDocumentation =
        b[0] == 0x20
            && b[1] == 0x01
            && (((b[2] & 0xff) < 2) || (b[2] == 0x0d && (b[3] & 0xff) == 0xb8));
    return !teredoOrDocumentation;
  }
}
