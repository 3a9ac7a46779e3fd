package cordon.web.console;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.NavEntry;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.identity.AccountEvents;
import cordon.web.identity.oidc.WorkloadIssuer;
import cordon.web.identity.oidc.WorkloadTokens;
import cordon.web.pages.Text;
import cordon.web.server.HttpServer;
import cordon.web.server.WebConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The whole kit on a free port with a database of its own and a clock that tests move. */
public final class RunningKit implements AutoCloseable {
  static final String PASSWORD = "a sentence of several words";

  /** So that a test that signs in does not take a third of a second for it. */
  private static final int FEW_ROUNDS = 1000;

  final List<AccountEvents.Event> events = new CopyOnWriteArrayList<>();
  final WebKit kit;
  final Path data;
  private final Database database;
  private final HttpServer server;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-24T10:39:00Z"));

  private RunningKit(
      Path data, WebConfig config, List<Capability> capabilities, WorkloadIssuer... issuers) {
    this.data = data;
    DatabaseConfig where = new DatabaseConfig("jdbc:sqlite:" + data.resolve("cordon.db"), 2);
    database = Database.open(where, List.of(WebKit.MIGRATIONS));
    InstantSource clock = now::get;
    kit =
        WebKit.open(
            new WebParts(
                config,
                database,
                data,
                clock,
                new SecureRandom(),
                (transaction, event) -> events.add(event),
                new WorkloadTokens(List.of(issuers), RunningKit::fetch, clock),
                "9.9.9",
                FEW_ROUNDS));
    server = kit.start(capabilities);
  }

  static RunningKit start(Path data) {
    return start(data, WebConfig.onLoopback(0));
  }

  static RunningKit start(Path data, WebConfig config) {
    return new RunningKit(data, config, List.of(sample()));
  }

  /** A kit that knows the jobs of an issuer. */
  static RunningKit start(Path data, WebConfig config, WorkloadIssuer issuer) {
    return new RunningKit(data, config, List.of(sample()), issuer);
  }

  private static byte[] fetch(URI url, int limit) throws IOException {
    try (InputStream in = url.toURL().openStream()) {
      return in.readNBytes(limit);
    }
  }

  /** One route of each kind of access. */
  private static Capability sample() {
    byte[] yes = "yes".getBytes(StandardCharsets.UTF_8);
    return new Capability(
        "sample",
        List.of(
            Route.get(
                "/page",
                Access.needs(Role.VIEWER),
                e ->
                    e.sendPage(
                        new Page("A page", "/page", Text.of("hello " + e.identity().actor())))),
            Route.any(
                "/pkg/*",
                Access.client(),
                e ->
                    e.send(
                        200, "text/plain", e.identity().actor().getBytes(StandardCharsets.UTF_8))),
            Route.any(
                "/npm/inner/*",
                Access.client("npm/inner", Access.OutOfReach.UNTOLD),
                e -> e.send(200, "a/b", yes)),
            Route.any(
                "/npm/*",
                Access.client("npm/default", Access.OutOfReach.UNTOLD),
                e -> e.send(200, "a/b", yes)),
            Route.any(
                "/pypi/*",
                Access.client("pypi/default", Access.OutOfReach.UNTOLD),
                e -> e.send(200, "a/b", yes)),
            Route.get("/api/v1/approve", Access.needs(Role.APPROVER), e -> e.send(200, "a/b", yes)),
            Route.post("/api/v1/do", Access.needs(Role.DEVELOPER), e -> e.send(200, "a/b", yes))),
        List.of(new NavEntry("A page", "/page", 10)));
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  Instant now() {
    return now.get();
  }

  String adminToken() throws IOException {
    return Files.readString(data.resolve("admin-token")).strip();
  }

  /** Makes a user with a password, without the pages. */
  void user(String name, Role... roles) {
    kit.users().create(name, name, Set.of(roles), "system");
    kit.users().setPassword(name, PASSWORD, "system");
  }

  Browser browser() {
    return new Browser(url());
  }

  /** A browser in which this user has signed in. */
  Browser signedIn(String name) throws Exception {
    Browser browser = browser();
    browser.post("/sign-in", "name", name, "password", PASSWORD);
    return browser;
  }

  @Override
  public void close() {
    server.close();
    kit.close();
    database.close();
  }
}
