package cordon.gate.upstream;

import cordon.gate.Upstream;
import cordon.web.outbound.HostPort;
import java.net.URI;

/** Where an upstream's credentials may go. */
final class CredentialScope {
  private CredentialScope() {}

  /**
   * Whether the address is the upstream's own origin (RFC 6454) or a host that was named to be sent
   * the credentials, over a scheme that keeps them no worse.
   */
  static boolean covers(Upstream upstream, URI uri) {
    HostPort target = HostPort.of(uri);
    boolean sameScheme = upstream.url().getScheme().equalsIgnoreCase(uri.getScheme());
    boolean own = target.equals(HostPort.of(upstream.url()));
    return sameScheme
        && (own
            || upstream.credentialHosts().stream()
                .anyMatch(named -> HostPort.named(named).contains(target)));
  }
}
