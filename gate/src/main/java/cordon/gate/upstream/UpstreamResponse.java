package cordon.gate.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An upstream's answer; closing it without reading to the end drops the connection. */
public final class UpstreamResponse implements AutoCloseable {
  private final int status;
  private final URI uri;
  private final Map<String, String> headers;
  private final InputStream body;
  private final AutoCloseable exchange;

  UpstreamResponse(
      int status, URI uri, Map<String, String> headers, InputStream body, AutoCloseable exchange) {
    this.status = status;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
    this.exchange = exchange;
  }

  public int status() {
    return status;
  }

  /** Where the answer came from after redirects. */
  public URI uri() {
    return uri;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Bounded by the request's limit; throws {@link UpstreamException} beyond it or when it breaks.
   */
  public InputStream body() {
    return body;
  }

  @Override
  public void close() throws IOException {
    try {
      exchange.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
