package cordon.gate.serve;

import cordon.gate.Upstream;
import cordon.web.Exchange;

/**
 * Under which address a client reaches a protocol of this gate.
 *
 * @param console scheme, host and port of the pages that answers link to
 * @param origin scheme, host and port of the protocol, without a trailing slash
 * @param path of the protocol and upstream, with a leading and without a trailing slash; empty on a
 *     port that has it at its root
 */
public record GatePath(String console, String origin, String path) {
  /** For answers that hold no address. */
  public static final GatePath NOWHERE = new GatePath("", "", "");

  /**
   * @param protocol path of the protocol, such as {@code /npm}
   */
  public static GatePath of(Exchange exchange, String protocol, Upstream upstream) {
    String path = path(protocol, upstream);
    return exchange.mount().isEmpty()
        ? new GatePath(exchange.baseUrl(), exchange.baseUrl(), path)
        : new GatePath(
            exchange.baseUrl(), exchange.origin(), path.substring(exchange.mount().length()));
  }

  /** {@code /npm} for the default upstream, {@code /npm/<name>} for others. */
  public static String path(String protocol, Upstream upstream) {
    return upstream.name().equals(Upstream.DEFAULT) ? protocol : protocol + "/" + upstream.name();
  }

  /** The address of the protocol, without a trailing slash. */
  public String url() {
    return origin + path;
  }
}
