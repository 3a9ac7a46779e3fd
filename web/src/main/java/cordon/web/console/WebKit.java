package cordon.web.console;

import cordon.web.Capability;
import cordon.web.HealthCheck;
import cordon.web.NavEntry;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import cordon.web.identity.Identities;
import cordon.web.identity.SignIn;
import cordon.web.identity.SignInFlow;
import cordon.web.identity.Tokens;
import cordon.web.identity.Users;
import cordon.web.live.LiveTopics;
import cordon.web.server.HttpServer;
import cordon.web.server.ServerParts;
import cordon.web.server.Traffic;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * The HTTP kit, assembled: open it, hand {@link #live} and {@link #idempotency} to the
 * capabilities, then start the server with them. Close the server before the kit.
 */
public final class WebKit implements AutoCloseable {
  /** Class path folder for {@link cordon.store.Database#open}. */
  public static final String MIGRATIONS = "cordon/web/migrations";

  private final WebParts parts;
  private final Identities identities;
  private final LiveTopics live;
  private final Idempotency idempotency;

  private WebKit(WebParts parts) {
    this.parts = parts;
    this.identities =
        new Identities(
            parts.database(),
            parts.data(),
            parts.clock(),
            parts.random(),
            parts.events(),
            parts.workloads(),
            parts.config().loopbackNeedsNoToken(),
            parts.passwordRounds());
    this.live = new LiveTopics(parts.clock());
    this.idempotency = new Idempotency(parts.database(), parts.clock());
  }

  public static WebKit open(WebParts parts) {
    return new WebKit(parts);
  }

  /** Where capabilities publish what happens, for open pages. */
  public LiveTopics live() {
    return live;
  }

  /** For API writes of capabilities. */
  public Idempotency idempotency() {
    return idempotency;
  }

  /** {@link SignIn#firstLink} is what {@code serve} prints at the first start. */
  public SignIn signIn() {
    return identities.signIn();
  }

  public Users users() {
    return identities.users();
  }

  public Tokens tokens() {
    return identities.tokens();
  }

  /** Binds and serves the capabilities' routes with the kit's own. */
  public HttpServer start(List<Capability> capabilities) {
    Traffic traffic = new Traffic();
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(KitHealth.database(parts.database()));
    checks.add(KitHealth.disk(parts.data()));
    checks.addAll(gather(capabilities, Capability::health));
    List<NavEntry> nav = new ArrayList<>(gather(capabilities, Capability::nav));
    nav.add(new NavEntry("Overview", "/", 0));
    nav.add(new NavEntry("Users", "/admin/users", 900));
    nav.add(new NavEntry("System", "/system", 910));
    StaticFiles files = new StaticFiles();
    JteShell shell =
        new JteShell(nav, files, parts.version(), gather(capabilities, Capability::banners));
    List<Route> routes = routes(shell, files, traffic, checks, ReachNames.of(capabilities));
    routes.add(new OverviewPage(gather(capabilities, Capability::cards)).route());
    List<Capability> all = new ArrayList<>(capabilities);
    all.add(new Capability("web", routes, List.of()));
    return HttpServer.start(
        parts.config(),
        all,
        new ServerParts(identities.guard(), shell, traffic, this::incidentId, live::close));
  }

  private List<Route> routes(
      JteShell shell,
      StaticFiles files,
      Traffic traffic,
      List<HealthCheck> checks,
      ReachNames reachable) {
    SignInFlow flow = identities.flow();
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SignInPages(flow, shell).routes());
    routes.addAll(new AccountPages(users(), tokens(), flow, parts.clock(), reachable).routes());
    routes.addAll(new UserPages(users(), tokens(), signIn(), parts.clock(), reachable).routes());
    routes.addAll(new AccountApi(users(), tokens(), signIn(), idempotency, reachable).routes());
    routes.addAll(new HealthPages(checks, parts.clock(), parts.version()).routes());
    routes.add(new MetricsRoute(traffic, checks, parts.version()).route());
    routes.add(live.route());
    routes.add(files.route());
    return routes;
  }

  private static <T> List<T> gather(
      List<Capability> capabilities, Function<Capability, List<T>> what) {
    return capabilities.stream().flatMap(c -> what.apply(c).stream()).toList();
  }

  private String incidentId() {
    byte[] bytes = new byte[6];
    parts.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    identities.close();
  }
}
