package cordon.gate.upstream;

import cordon.gate.Credentials;
import cordon.gate.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Talks to registries, and trusts them with nothing: connections only where {@link AddressGuard}
 * allows, redirects followed by hand, credentials only to the host they were configured for, no
 * cookies, no client's header, and every body bounded.
 */
public final class UpstreamClient implements AutoCloseable {
  static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final CloseableHttpClient http;
  private final RequestConfig plain;
  private final InstantSource clock;

  public UpstreamClient(
      Collection<Upstream> upstreams,
      UpstreamLimits limits,
      String userAgent,
      InstantSource clock) {
    this.clock = clock;
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(limits.connect()))
            .setSocketTimeout(Timeout.of(limits.silence()))
            .setTimeToLive(TimeValue.ofMinutes(5))
            .setValidateAfterInactivity(TimeValue.ofSeconds(5))
            .build();
    RequestConfig decoding =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(limits.silence()))
            .setResponseTimeout(Timeout.of(limits.silence()))
            .build();
    this.plain = RequestConfig.copy(decoding).setContentCompressionEnabled(false).build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new AddressGuard(upstreams))
                    .setDefaultConnectionConfig(connection)
                    .setMaxConnPerRoute(limits.connectionsPerHost())
                    .setMaxConnTotal(limits.connectionsPerHost() * 4)
                    .build())
            .setDefaultRequestConfig(decoding)
            .setUserAgent(userAgent)
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /**
   * Sends and returns what came, whatever its status; the caller closes it.
   *
   * @throws UpstreamException when nothing usable came
   */
  public UpstreamResponse send(Upstream upstream, UpstreamRequest request) throws IOException {
    UpstreamRequest hop = request;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      UpstreamResponse response = once(upstream, hop);
      if (!REDIRECTS.contains(response.status())) {
        return response;
      }
      try (response) {
        hop = hop.at(Redirects.next(hop, response));
      }
    }
    throw Failures.badRedirect(request.uri(), "more than " + MOST_REDIRECTS + " redirects");
  }

  private UpstreamResponse once(Upstream upstream, UpstreamRequest request) throws IOException {
    URI uri = request.uri();
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), uri);
    request.headers().forEach(wire::setHeader);
    request
        .body()
        .ifPresent(b ->
            wire.setEntity(new ByteArrayEntity(b.bytes(), ContentType.parse(b.contentType()))));
    if (sameOrigin(upstream.url(), uri)) {
      upstream
          .credentials()
          .map(Credentials::authorization)
          .ifPresent(a -> wire.setHeader("Authorization", a));
    }
    if (!request.decode()) {
      wire.setHeader("Accept-Encoding", "identity");
      wire.setConfig(plain);
    }
    try {
      HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
      ClassicHttpResponse response = http.executeOpen(host, wire, null);
      return opened(request, response);
    } catch (IOException e) {
      throw Failures.of(uri, e);
    } catch (IllegalArgumentException e) {
      throw Failures.of(uri, new IOException(e));
    }
  }

  private UpstreamResponse opened(UpstreamRequest request, ClassicHttpResponse response)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header h : response.getHeaders()) {
      headers.putIfAbsent(h.getName().toLowerCase(Locale.ROOT), h.getValue());
    }
    HttpEntity entity = response.getEntity();
    InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
    return new UpstreamResponse(
        response.getCode(),
        request.uri(),
        headers,
        new UpstreamBody(body, request.uri(), request.limit(), clock),
        response);
  }

  static boolean sameOrigin(URI a, URI b) {
    return a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}
