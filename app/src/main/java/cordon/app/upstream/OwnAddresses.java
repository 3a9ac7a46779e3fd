package cordon.app.upstream;

import cordon.app.clients.Client;
import cordon.terminal.ServerUrl;
import java.net.URI;
import java.util.Set;

/**
 * The addresses of this very server. An upstream there would be a loop.
 *
 * @param ports on which this server listens on this machine
 * @param urls under which it is reached otherwise
 */
public record OwnAddresses(Set<Integer> ports, Set<URI> urls) {
  public OwnAddresses {
    ports = Set.copyOf(ports);
    urls = Set.copyOf(urls);
  }

  /** For asking what clients use whatever it is. */
  public static final OwnAddresses NONE = new OwnAddresses(Set.of(), Set.of());

  /** Whether the client that uses this URL already goes through our gate. */
  public boolean isGate(Client client, URI url) {
    boolean here = ServerUrl.isLoopback(url) && ports.contains(url.getPort());
    return here || urls.stream().anyMatch(own -> client.isGate(url, own));
  }
}
