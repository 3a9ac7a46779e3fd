package cordon.testkit.real;

import cordon.base.Ecosystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Learns this machine's upstreams from the clients that are installed on it; no host is written
 * here. One that does not answer is unusable and says why. Each is asked once per test run.
 */
public final class RealUpstreams {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** pip keeps its default in a module of its own; other versions of pip may not have it. */
  private static final String PIP_DEFAULT =
      "from pip._internal.models.index import PyPI; print(PyPI.simple_url)";

  private static final Map<Ecosystem, RealUpstream> KNOWN = new ConcurrentHashMap<>();

  private RealUpstreams() {}

  /** What {@code npm config get registry} answers. */
  public static RealUpstream npm() {
    return KNOWN.computeIfAbsent(
        Ecosystem.NPM,
        npm ->
            Installed.ask("npm", "config", "get", "registry")
                .map(url -> answering(npm, url, "npm config get registry"))
                .orElseGet(() -> RealUpstream.unusable(npm, "npm is not installed")));
  }

  /** pip's configured index, or else the default inside pip. */
  public static RealUpstream pypi() {
    return KNOWN.computeIfAbsent(
        Ecosystem.PYPI,
        pypi ->
            Installed.ask("python3", "-m", "pip", "config", "get", "global.index-url")
                .or(() -> Installed.ask("python3", "-c", PIP_DEFAULT))
                .map(url -> answering(pypi, url, "pip's configuration or default"))
                .orElseGet(() -> RealUpstream.unusable(pypi, "pip is not installed")));
  }

  /**
   * The repository that the installed Maven has built in. Mirrors of settings are not looked at.
   */
  public static RealUpstream maven() {
    return KNOWN.computeIfAbsent(Ecosystem.MAVEN, RealUpstreams::askMaven);
  }

  private static RealUpstream askMaven(Ecosystem maven) {
    Optional<Path> home = MavenHome.find();
    if (home.isEmpty()) {
      return RealUpstream.unusable(maven, "Maven is not installed");
    }
    try {
      return MavenHome.builtInRepository(home.get())
          .map(url -> answering(maven, url, "the super POM of the installed Maven"))
          .orElseGet(
              () -> RealUpstream.unusable(maven, "no super POM in the Maven at " + home.get()));
    } catch (IOException e) {
      return RealUpstream.unusable(maven, "cannot read the installed Maven: " + e.getMessage());
    }
  }

  /** Any answer below 500 will do: the root of a registry need not be a page. */
  private static RealUpstream answering(Ecosystem ecosystem, String url, String how) {
    RealUpstream found = RealUpstream.found(ecosystem, url, how);
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      URI root = found.url().orElseThrow().resolve("/");
      HttpRequest request =
          HttpRequest.newBuilder(root).timeout(LIMIT).method("HEAD", noBody()).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status < 500
          ? found
          : RealUpstream.unusable(ecosystem, "the upstream answers " + status);
    } catch (IOException e) {
      return RealUpstream.unusable(ecosystem, "the upstream cannot be reached: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RealUpstream.unusable(ecosystem, "interrupted");
    }
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
