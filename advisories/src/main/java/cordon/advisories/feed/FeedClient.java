package cordon.advisories.feed;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.outbound.AddressGuard;
import cordon.web.outbound.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches feeds over HTTP, only when they have changed; never from a private address that
 * configuration does not name, wherever the server redirects. A slow server is given up after a
 * minute without a byte, not after a fixed time in all: a full feed is large.
 */
public final class FeedClient implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(10);
  private static final Timeout SILENCE = Timeout.ofSeconds(60);
  private static final int MOST_REDIRECTS = 5;

  private final Map<HostPort, CloseableHttpClient> clients = new ConcurrentHashMap<>();
  private final Path temporary;
  private final FeedLimits limits;

  /**
   * @param temporary folder for downloads; created when first needed
   */
  public FeedClient(Path temporary, FeedLimits limits) {
    this.temporary = temporary;
    this.limits = limits;
  }

  /** For one server, since each may lead elsewhere than another (see {@link AddressGuard}). */
  private static CloseableHttpClient client(HostPort feed) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new AddressGuard(Set.of(feed)))
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(SILENCE).setRedirectsEnabled(false).build())
        .setUserAgent("cordon")
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  /**
   * Asks for a document.
   *
   * @param url as the configuration names it or below: its host may be anywhere
   * @param known of the copy that we have
   * @throws ProblemException naming the URL and what the server did
   */
  public Download fetch(URI url, Validators known) {
    URI at = checked(url);
    CloseableHttpClient http = clients.computeIfAbsent(HostPort.of(at), FeedClient::client);
    try {
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        Step step = http.execute(request(at, known), response -> answer(response));
        if (step.download().isPresent()) {
          return step.download().get();
        }
        at = followed(at, step.location());
      }
    } catch (AddressGuard.RefusedAddress e) {
      throw failed(at, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failed(at, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
    throw failed(at, "more than " + MOST_REDIRECTS + " redirects", null);
  }

  /** A download, or where to ask instead. */
  private record Step(Optional<Download> download, String location) {}

  private static HttpGet request(URI url, Validators known) {
    HttpGet get = new HttpGet(url);
    if (!known.etag().isEmpty()) {
      get.setHeader(HttpHeaders.IF_NONE_MATCH, known.etag());
    }
    if (!known.lastModified().isEmpty()) {
      get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, known.lastModified());
    }
    return get;
  }

  private Step answer(ClassicHttpResponse response) throws IOException {
    return switch (response.getCode()) {
      case HttpStatus.SC_NOT_MODIFIED -> new Step(Optional.of(new Download.Unchanged()), "");
      case HttpStatus.SC_NOT_FOUND, HttpStatus.SC_GONE ->
          new Step(Optional.of(new Download.Absent()), "");
      case HttpStatus.SC_OK -> new Step(Optional.of(save(response)), "");
      case HttpStatus.SC_MOVED_PERMANENTLY,
          HttpStatus.SC_MOVED_TEMPORARILY,
          HttpStatus.SC_SEE_OTHER,
          HttpStatus.SC_TEMPORARY_REDIRECT,
          HttpStatus.SC_PERMANENT_REDIRECT ->
          new Step(Optional.empty(), header(response, HttpHeaders.LOCATION));
      default -> throw new IOException("the server answered " + response.getCode());
    };
  }

  private Download save(ClassicHttpResponse response) throws IOException {
    Files.createDirectories(temporary);
    Path file = Files.createTempFile(temporary, "feed-", ".part");
    boolean complete = false;
    try (InputStream in = response.getEntity().getContent();
        OutputStream out = Files.newOutputStream(file)) {
      copy(in, out);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
    return new Download.Fetched(
        file,
        new Validators(
            header(response, HttpHeaders.ETAG), header(response, HttpHeaders.LAST_MODIFIED)));
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > limits.downloadBytes()) {
        throw new IOException("the download is larger than " + limits.downloadBytes() + " bytes");
      }
      out.write(buffer, 0, read);
    }
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? "" : header.getValue();
  }

  /** Never from a protected address to an open one. */
  private static URI followed(URI from, String location) {
    try {
      URI to = checked(from.resolve(location));
      if ("https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
        throw failed(from, "the server redirects to an unprotected address", null);
      }
      return to;
    } catch (IllegalArgumentException e) {
      throw failed(from, "the server redirects to what is no address", e);
    }
  }

  private static URI checked(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw failed(url, "only http and https addresses can be fetched", null);
    }
    return url;
  }

  private static ProblemException failed(URI url, String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "advisories/download-failed",
            "the feed could not be fetched",
            withoutSecrets(url) + ": " + why,
            "check the setting advisories.feeds and the network; what was known before is kept"),
        cause);
  }

  private static String withoutSecrets(URI url) {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + url.getPath();
  }

  @Override
  public void close() throws IOException {
    for (CloseableHttpClient http : clients.values()) {
      http.close();
    }
  }
}
