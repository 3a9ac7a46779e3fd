package cordon.web.identity.oidc;

import java.io.IOException;
import java.net.URI;

/** Fetches a small document under the house's rules for outgoing connections. */
@FunctionalInterface
public interface KeyFetch {

  /**
   * @param limit bytes; a longer document is refused
   * @throws IOException when it cannot be had
   */
  byte[] fetch(URI url, int limit) throws IOException;
}
