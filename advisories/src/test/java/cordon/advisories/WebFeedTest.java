package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cordon.advisories.feed.FeedLimits;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds over HTTP, from a server of ours on loopback. */
class WebFeedTest {
  private static final List<Ecosystem> TWO = List.of(Ecosystem.NPM, Ecosystem.PYPI);

  @TempDir Path folder;
  private TestHouse house;
  private HttpServer server;
  private String base;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> redirects =
      new HashMap<>(
          Map.of(
              "/moved.zip", "/osv/npm/all.zip",
              "/loop.zip", "/loop.zip",
              "/file.zip", "file:///etc/passwd"));
  private final List<String> served = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    house = new TestHouse(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/osv";
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    house.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = files.get(path);
      String location = redirects.get(path);
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
        respond(exchange, path, 302, new byte[0]);
      } else if (path.equals("/cut.zip")) {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(new byte[10]);
      } else if (body == null) {
        respond(exchange, path, 404, new byte[0]);
      } else {
        String etag = "\"" + Arrays.hashCode(body) + "\"";
        boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        exchange.getResponseHeaders().set("ETag", etag);
        respond(exchange, path, known ? 304 : 200, known ? new byte[0] : body);
      }
    }
  }

  private void respond(HttpExchange exchange, String path, int status, byte[] body)
      throws IOException {
    served.add(status + " " + path);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void fetchesOneZipForEachEcosystemAndOnlyWhatChanged() throws IOException {
    StoredAdvisories advisories = house.open(false);
    Feed feed = new Feed("lab", base, TWO);
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    files.put("/osv/PyPI/all.zip", zip("MAL-2", "top-pad"));

    assertThat(advisories.refresh(feed, "system").added()).isEqualTo(2);
    assertThat(advisories.refresh(feed, "system").unchanged()).isTrue();
    assertThat(served)
        .containsExactly(
            "404 /osv/npm/modified_id.csv",
            "200 /osv/npm/all.zip",
            "404 /osv/PyPI/modified_id.csv",
            "200 /osv/PyPI/all.zip",
            "404 /osv/npm/modified_id.csv",
            "304 /osv/npm/all.zip",
            "404 /osv/PyPI/modified_id.csv",
            "304 /osv/PyPI/all.zip");

    files.put("/osv/npm/all.zip", zip("MAL-3", "new-pad"));
    ImportReport report = advisories.refresh(feed, "system");
    assertThat(report.added()).isEqualTo(1);
    // One part was not read again, so nothing can be called missing.
    assertThat(report.missing()).isZero();
    assertThat(advisories.match(Ecosystem.NPM, "new-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.0.0")).hasSize(1);
    assertThat(downloads()).isEmpty();
  }

  @Test
  void whereChangesAreListedOnlyTheyAreFetched() throws IOException {
    StoredAdvisories advisories = house.open(false);
    Feed feed = new Feed("lab", base, List.of(Ecosystem.NPM));
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    list("2026-04-02T00:00:00Z,MAL-1");
    advisories.refresh(feed, "system");
    assertThat(advisories.refresh(feed, "system").unchanged()).isTrue();
    served.clear();

    list("2026-04-03T00:00:00.5Z,MAL-2", "2026-04-02T00:00:00Z,MAL-1");
    files.put("/osv/npm/MAL-2.json", record("MAL-2", "new-pad").getBytes(StandardCharsets.UTF_8));
    ImportReport report = advisories.refresh(feed, "system");
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.missing()).isZero();
    assertThat(served).containsExactly("200 /osv/npm/modified_id.csv", "200 /osv/npm/MAL-2.json");
    assertThat(advisories.match(Ecosystem.NPM, "new-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.0.0")).hasSize(1);
    assertThat(downloads()).isEmpty();
  }

  @Test
  void aListThatIsNotTrueIsNotBelieved() throws IOException {
    StoredAdvisories advisories = house.open(false);
    Feed feed = new Feed("lab", base, List.of(Ecosystem.NPM));
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    list("2026-04-02T00:00:00Z,MAL-1");
    advisories.refresh(feed, "system");
    // It names a record that is not there: then the whole is fetched.
    list("2026-04-03T00:00:00Z,MAL-2");
    files.put("/osv/npm/all.zip", zip("MAL-3", "new-pad"));
    assertThat(advisories.refresh(feed, "system").added()).isEqualTo(1);
    for (String line : List.of("no line", "yesterday,MAL-2", "2026-04-03T00:00:00Z,../../x")) {
      list(line);
      assertThatThrownBy(() -> advisories.refresh(feed, "system"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("modified_id.csv, line 1");
    }
    assertThat(downloads()).isEmpty();
  }

  private void list(String... lines) {
    files.put(
        "/osv/npm/modified_id.csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aServerNeedNotHaveEveryEcosystemButOne() throws IOException {
    StoredAdvisories advisories = house.open(false);
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    assertThat(advisories.refresh(new Feed("lab", base, TWO), "system").added()).isEqualTo(1);
    files.clear();
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    assertThatThrownBy(() -> advisories.refresh(Feed.of(base + "/nothing"), "system"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("there is no feed at this address");
  }

  @Test
  void fetchesAZipOrASingleRecordAndFollowsRedirects() throws IOException {
    StoredAdvisories advisories = house.open(false);
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    files.put("/one.json", record("MAL-9", "nine").getBytes(StandardCharsets.UTF_8));
    String root = base.substring(0, base.length() - 4);
    assertThat(advisories.refresh(Feed.of(root + "/moved.zip"), "system").added()).isEqualTo(1);
    assertThat(advisories.refresh(Feed.of(root + "/one.json"), "system").added()).isEqualTo(1);
    assertThat(advisories.match(Ecosystem.NPM, "nine", "1.0.0")).hasSize(1);
    for (String bad : List.of("/loop.zip", "/file.zip", "/cut.zip")) {
      assertThatThrownBy(() -> advisories.refresh(Feed.of(root + bad), "system"))
          .as(bad)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("could not be fetched");
    }
    assertThat(downloads()).isEmpty();
  }

  /** Another port of a private address is another program, which the feed must not lead to. */
  @Test
  void aRedirectIntoTheInternalNetworkIsNotFollowed() throws IOException {
    StoredAdvisories advisories = house.open(false);
    List<String> asked = new ArrayList<>();
    HttpServer internal =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    internal.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    internal.start();
    try {
      String secret = "http://127.0.0.1:" + internal.getAddress().getPort() + "/secret.json";
      redirects.put("/away.json", secret);
      Feed feed = Feed.of(base.substring(0, base.length() - 4) + "/away.json");
      assertThatThrownBy(() -> advisories.refresh(feed, "system"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("could not be fetched")
          .hasMessageContaining("has a private address and is not configured");
      assertThat(asked).isEmpty();
      // What the configuration itself names may be anywhere.
      advisories.refresh(Feed.of(secret), "system");
      assertThat(asked).containsExactly("/secret.json");
    } finally {
      internal.stop(0);
    }
  }

  @Test
  void aHalfFailedFetchChangesNothing() throws IOException {
    StoredAdvisories advisories = house.open(false);
    Feed feed = new Feed("lab", base, TWO);
    files.put("/osv/npm/all.zip", zip("MAL-1", "left-pad"));
    files.put("/osv/PyPI/all.zip", zip("MAL-2", "top-pad"));
    advisories.refresh(feed, "system");
    files.put("/osv/npm/all.zip", zip("MAL-3", "new-pad"));
    files.put("/osv/PyPI/all.zip", "PK\u0003\u0004 not a zip".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> advisories.refresh(feed, "system"))
        .isInstanceOf(ProblemException.class);

    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "top-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.feeds().getFirst().problem()).isNotEmpty();
    // The good part is asked for again, because the reading did not come to its end.
    files.put("/osv/PyPI/all.zip", zip("MAL-2", "top-pad"));
    advisories.refresh(feed, "system");
    assertThat(advisories.match(Ecosystem.NPM, "new-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.feeds().getFirst().problem()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsAProblemWithItsAddress() {
    StoredAdvisories advisories = house.open(false, FeedLimits.DEFAULT);
    server.stop(0);
    assertThatThrownBy(() -> advisories.refresh(new Feed("lab", base, TWO), "system"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(base + "/npm/");
    assertThatThrownBy(() -> advisories.refresh(Feed.of("http:///nowhere.zip"), "system"))
        .isInstanceOf(ProblemException.class);
  }

  private List<Path> downloads() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      return left.toList();
    }
  }

  private static byte[] zip(String id, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(id + ".json"));
      zip.write(record(id, name).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String record(String id, String name) {
    return OpenAdvisories.malware(id, name, "1.0.0", "");
  }
}
