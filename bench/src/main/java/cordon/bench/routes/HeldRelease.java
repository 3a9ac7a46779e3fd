package cordon.bench.routes;

import cordon.base.Ecosystem;
import cordon.bench.peer.FileLinks;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import cordon.testkit.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An origin with two releases of one package, an old one and one that is an hour old, and the
 * routes by which a client could get at either of them through a proxy.
 */
record HeldRelease(Ecosystem ecosystem, Registry registry, URI origin, Routes routes)
    implements AutoCloseable {
  private static final Duration YOUNG = Duration.ofHours(1);
  private static final String JSON = "Accept: application/vnd.pypi.simple.v1+json";
  private static final String HTML = "Accept: text/html";
  private static final String ABBREVIATED = "Accept: application/vnd.npm.install-v1+json";
  private static final String RANGE = "Range: bytes=0-9";

  /** The routes of one version on a proxy. */
  interface Routes {
    /**
     * @param registry the proxy's address
     * @param version {@code 1.0.0}, the old one, or {@code 1.1.0}, the young one
     */
    List<Route> of(URI registry, String version);
  }

  static final String OLD_VERSION = "1.0.0";
  static final String YOUNG_VERSION = "1.1.0";

  static HeldRelease npm(Instant now) {
    NpmRegistry origin = NpmRegistry.start();
    origin.publish("held", OLD_VERSION);
    origin.publish(NpmRelease.of("held", YOUNG_VERSION).at(now.minus(YOUNG)));
    return new HeldRelease(Ecosystem.NPM, origin, origin.url(), HeldRelease::npm);
  }

  private static List<Route> npm(URI registry, String version) {
    URI packument = registry.resolve("held");
    URI tarball = registry.resolve("held/-/held-" + version + ".tgz");
    Predicate<String> offers = body -> body.contains("held-" + version + ".tgz");
    return List.of(
        Route.document("full packument", packument, offers),
        Route.document("abbreviated packument", packument, offers, ABBREVIATED),
        Route.document("version document", registry.resolve("held/" + version), offers),
        Route.file("tarball", tarball),
        Route.head("tarball, HEAD", tarball),
        Route.file("tarball, range", tarball, RANGE));
  }

  static HeldRelease pypi(Instant now) {
    PypiIndex origin = PypiIndex.start().links(PypiIndex.Links.RELATIVE);
    origin.publish(PypiFile.wheel("held", OLD_VERSION));
    origin.publish(PypiFile.wheel("held", YOUNG_VERSION).at(now.minus(YOUNG)));
    return new HeldRelease(Ecosystem.PYPI, origin, origin.simple(), HeldRelease::pypi);
  }

  /**
   * Where the file is, each proxy says itself; one that hides it is asked as it names the other.
   */
  private static List<Route> pypi(URI registry, String version) {
    URI page = registry.resolve("held/");
    String name = PypiFile.wheel("held", version).fileName();
    URI file = link(page, name).orElseGet(() -> otherwise(page, version));
    return List.of(
        Route.document("index page, JSON", page, body -> offersJson(body, name), JSON),
        Route.document("index page, HTML", page, body -> offersHtml(body, name), HTML),
        Route.file("file", file),
        Route.file("its metadata file", URI.create(file + ".metadata")),
        Route.head("file, HEAD", file),
        Route.file("file, range", file, RANGE));
  }

  private static URI otherwise(URI page, String version) {
    URI old = link(page, PypiFile.wheel("held", OLD_VERSION).fileName()).orElseThrow();
    return URI.create(old.toString().replace(OLD_VERSION, version));
  }

  private static Optional<URI> link(URI page, String file) {
    try {
      return Optional.of(FileLinks.find(page, file, HTML));
    } catch (IllegalStateException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A yanked file is passed over by resolvers (PEP 592): it is shown, and not offered. */
  private static boolean offersJson(String body, String file) {
    String object = "\\{[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}";
    return Pattern.compile(object)
        .matcher(body.substring(Math.max(0, body.indexOf("\"files\""))))
        .results()
        .map(MatchResult::group)
        .anyMatch(
            o -> o.contains("\"" + file + "\"") && !o.matches("(?s).*\"yanked\":\\s*(true|\").*"));
  }

  private static boolean offersHtml(String body, String file) {
    return Pattern.compile("<a [^>]*>")
        .matcher(body)
        .results()
        .map(MatchResult::group)
        .anyMatch(a -> a.contains(file) && !a.contains("data-yanked"));
  }

  static HeldRelease maven(Instant now) {
    MavenRepository origin = MavenRepository.start();
    origin.publish("example.bench", "held", OLD_VERSION);
    origin.publish(MavenRelease.of("example.bench", "held", YOUNG_VERSION).at(now.minus(YOUNG)));
    return new HeldRelease(Ecosystem.MAVEN, origin, origin.url(), HeldRelease::maven);
  }

  private static List<Route> maven(URI registry, String version) {
    MavenRelease release = MavenRelease.of("example.bench", "held", version);
    URI jar = registry.resolve(MavenRepository.path(release, ".jar").substring(1));
    URI pom = registry.resolve(MavenRepository.path(release, ".pom").substring(1));
    URI list = registry.resolve(MavenRepository.metadataPath(release).substring(1));
    return List.of(
        Route.document(
            "maven-metadata.xml",
            list,
            body -> body.contains("<version>" + version + "</version>")),
        Route.file("pom", pom),
        Route.file("jar", jar),
        Route.file("checksum of the jar", URI.create(jar + ".sha1")),
        Route.head("jar, HEAD", jar),
        Route.file("jar, range", jar, RANGE));
  }

  @Override
  public void close() {
    registry.close();
  }
}
