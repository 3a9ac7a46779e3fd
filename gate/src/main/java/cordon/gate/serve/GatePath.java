package cordon.gate.serve;

import cordon.gate.Upstream;
import cordon.web.Exchange;

/**
 * Under which address a client reaches a protocol of this gate.
 *
 * @param origin scheme, host and port, without a trailing slash
 * @param path of the protocol and upstream, with a leading and without a trailing slash
 */
public record GatePath(String origin, String path) {
  /** For answers that hold no address. */
  public static final GatePath NOWHERE = new GatePath("", "");

  /**
   * @param protocol path of the protocol, such as {@code /npm}
   */
  public static GatePath of(Exchange exchange, String protocol, Upstream upstream) {
    return new GatePath(exchange.baseUrl(), path(protocol, upstream));
  }

  /** {@code /npm} for the default upstream, {@code /npm/<name>} for others. */
  public static String path(String protocol, Upstream upstream) {
    return upstream.name().equals(Upstream.DEFAULT) ? protocol : protocol + "/" + upstream.name();
  }

  public String url() {
    return origin + path;
  }
}
