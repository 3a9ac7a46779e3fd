package cordon.gate.upstream;

import cordon.gate.Upstream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Keeps the gate from being sent into the internal network by what an upstream writes: a redirect
 * or a file address. Only hosts that the configuration names may have a private address; the check
 * is made on the addresses that are then connected to, so that a second look-up cannot differ.
 *
 * <p>A registry inside the network often serves its index and its files under two names of one
 * machine. Another name is therefore allowed where it leads to the very address of a configured
 * upstream, since that opens no machine that is not open already; loopback and link-local addresses
 * are left out, because on them every port is another program.
 */
public final class AddressGuard implements DnsResolver {
  private final Set<String> trustedHosts = new HashSet<>();
  private final DnsResolver names;

  public AddressGuard(Collection<Upstream> upstreams) {
    this(upstreams, SystemDefaultDnsResolver.INSTANCE);
  }

  AddressGuard(Collection<Upstream> upstreams, DnsResolver names) {
    this.names = names;
    for (Upstream u : upstreams) {
      trustedHosts.add(host(u.url().getHost()));
      u.fileHosts().forEach(h -> trustedHosts.add(host(URI.create("http://" + h).getHost())));
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(unbracketed(host));
    if (trustedHosts.contains(host(host))) {
      return found;
    }
    for (InetAddress address : found) {
      if (!isPublic(address) && !isOfUpstream(address)) {
        throw new RefusedAddress(host);
      }
    }
    return found;
  }

  private boolean isOfUpstream(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()) {
      return false;
    }
    for (String trusted : trustedHosts) {
      try {
        if (Arrays.asList(names.resolve(unbracketed(trusted))).contains(address)) {
          return true;
        }
      } catch (UnknownHostException notNow) {
        // An upstream without an address vouches for none.
      }
    }
    return false;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** An address that the configuration does not name and that is not on the public internet. */
  static final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddress(String host) {
      super(host + " has a private address and is not configured as an upstream");
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

  private static String host(String host) {
    return unbracketed(host).toLowerCase(Locale.ROOT);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
