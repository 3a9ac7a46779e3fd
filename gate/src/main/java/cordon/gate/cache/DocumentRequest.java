package cordon.gate.cache;

import cordon.gate.Upstream;
import java.net.URI;
import java.util.Map;

/**
 * Names a document and says how to get it.
 *
 * @param upstream from where
 * @param name unique within the upstream: the package, or a path for documents of no package
 * @param uri its address
 * @param headers such as Accept
 */
public record DocumentRequest(
    Upstream upstream, String name, URI uri, Map<String, String> headers) {

  public DocumentRequest {
    headers = Map.copyOf(headers);
  }

  Key key() {
    return new Key(upstream.key(), name);
  }

  record Key(String upstream, String name) {}
}
