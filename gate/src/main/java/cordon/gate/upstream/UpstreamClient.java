package cordon.gate.upstream;

import cordon.gate.Credentials;
import cordon.gate.Upstream;
import cordon.web.outbound.AddressGuard;
import cordon.web.outbound.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * allows, redirects followed by hand, credentials only to the hosts they were configured for, no
 * cookies, no client's header, and every body bounded. Each upstream has connections of its own, so
 * that one cannot lead to where only another may go.
 */
public final class UpstreamClient implements AutoCloseable {
  static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Map<Upstream, CloseableHttpClient> clients = new HashMap<>();
  private final RequestConfig decoding;
  private final RequestConfig plain;
  private final CredentialRefusals refusals;
  private final HeadDeadline deadline;
  private final InstantSource clock;

  public UpstreamClient(
      Collection<Upstream> upstreams,
      UpstreamLimits limits,
      String userAgent,
      InstantSource clock) {
    this.clock = clock;
    this.deadline = new HeadDeadline(limits.head());
    this.refusals = new CredentialRefusals(clock);
    this.decoding =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(limits.silence()))
            .setResponseTimeout(Timeout.of(limits.silence()))
            .build();
    this.plain = RequestConfig.copy(decoding).setContentCompressionEnabled(false).build();
    upstreams.forEach(u -> clients.put(u, client(u, limits, userAgent)));
  }

  private CloseableHttpClient client(Upstream upstream, UpstreamLimits limits, String userAgent) {
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(limits.connect()))
            .setSocketTimeout(Timeout.of(limits.silence()))
            .setTimeToLive(TimeValue.ofMinutes(5))
            .setValidateAfterInactivity(TimeValue.ofSeconds(5))
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new AddressGuard(trusted(upstream)))
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

  /** The upstream itself and the hosts of its files. */
  private static Set<HostPort> trusted(Upstream upstream) {
    Set<HostPort> trusted = new HashSet<>();
    trusted.add(HostPort.of(upstream.url()));
    upstream.fileHosts().forEach(named -> trusted.addAll(HostPort.named(named)));
    return trusted;
  }

  /**
   * Sends and returns what came, whatever its status but 401 to our credentials; the caller closes
   * it.
   *
   * @param upstream one of those that this client was made for
   * @throws UpstreamException when nothing usable came, or the upstream does not take our word for
   *     who we are
   */
  public UpstreamResponse send(Upstream upstream, UpstreamRequest request) throws IOException {
    refusals.check(upstream);
    UpstreamRequest hop = request;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      UpstreamResponse response = once(upstream, hop);
      if (response.status() == 401 && !request.anonymous()) {
        response.close();
        throw Failures.refused(upstream, hop.uri(), 401);
      }
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
    boolean ours = !request.anonymous() && CredentialScope.covers(upstream, uri);
    if (ours) {
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
      HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), HostPort.of(uri).port());
      ClassicHttpResponse response =
          deadline.within(wire, () -> client(upstream).executeOpen(host, wire, null));
      if (ours && upstream.credentials().isPresent()) {
        refusals.note(upstream, response.getCode());
      }
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

  private CloseableHttpClient client(Upstream upstream) {
    CloseableHttpClient client = clients.get(upstream);
    if (client == null) {
      throw new IllegalArgumentException("not an upstream of this client: " + upstream.key());
    }
    return client;
  }

  @Override
  public void close() {
    clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    deadline.close();
  }
}
