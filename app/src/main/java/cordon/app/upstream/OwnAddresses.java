package cordon.app.upstream;

import cordon.app.clients.Client;
import cordon.terminal.ServerUrl;
import java.net.URI;
import java.util.Set;

/**
 * The addresses of this very server. An upstream there would be a loop.
 *
 * @param port on which this server listens on this machine
 * @param urls under which it is reached otherwise
 */
public record OwnAddresses(int port, Set<URI> urls) {

  /** For asking what clients use whatever it is. */
  public static final OwnAddresses NONE = new OwnAddresses(0, Set.of());

  /** Whether the client that uses this URL already goes through our gate. */
  public boolean isGate(Client client, URI url) {
    boolean here = ServerUrl.isLoopback(url) && url.getPort() == port;
    return here || urls.stream().anyMatch(own -> client.isGate(url, own));
  }
}
