package cordon.gate;

import cordon.base.Ecosystem;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamLimits;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fetches small documents for other rooms under the rules that hold for registries: a private
 * address only where the configuration names the host, every redirect checked, no credentials.
 */
public final class GuardedFetch implements AutoCloseable {
  private final Map<URI, Upstream> sources;
  private final UpstreamClient client;

  /**
   * @param documents that the configuration names; no other can be fetched
   * @param version of Cordon, for the user agent
   */
  public GuardedFetch(Collection<URI> documents, String version, InstantSource clock) {
    // To the client every source is an upstream; of which ecosystem makes no difference to it.
    this.sources =
        documents.stream()
            .distinct()
            .collect(
                Collectors.toUnmodifiableMap(uri -> uri, uri -> Upstream.open(Ecosystem.NPM, uri)));
    this.client =
        new UpstreamClient(sources.values(), UpstreamLimits.DEFAULT, "cordon/" + version, clock);
  }

  /**
   * @param limit bytes; a longer document is refused
   * @throws IOException when it cannot be had
   */
  public byte[] get(URI uri, int limit) throws IOException {
    Upstream source = sources.get(uri);
    if (source == null) {
      throw new IOException(uri + " is not configured");
    }
    UpstreamRequest request = UpstreamRequest.document(uri, Map.of(), limit);
    try (UpstreamResponse response = client.send(source, request)) {
      if (response.status() != 200) {
        throw new IOException(uri + " answers with status " + response.status());
      }
      return response.body().readAllBytes();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
