package cordon.web.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * One program on one machine, as far as an address can tell.
 *
 * @param host lower case, IPv6 without brackets
 * @param port never left open
 */
public record HostPort(String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  public HostPort {
    host = unbracketed(host).toLowerCase(Locale.ROOT);
  }

  /** That of an address, with the standard port where it names none. */
  public static HostPort of(URI uri) {
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    return new HostPort(uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort());
  }

  /** What a setting names: {@code host:port}, or {@code host} for the two standard ports. */
  public static Set<HostPort> named(String setting) {
    URI uri = URI.create("http://" + setting);
    return uri.getPort() >= 0
        ? Set.of(of(uri))
        : Set.of(new HostPort(uri.getHost(), HTTP), new HostPort(uri.getHost(), HTTPS));
  }

  static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
