package cordon.gate;

import cordon.gate.api.GateApi;
import cordon.gate.evidence.EventIndex;
import cordon.gate.evidence.EventLog;
import cordon.gate.npm.NpmProtocol;
import cordon.gate.pages.EmergencyBanner;
import cordon.gate.pages.GateCards;
import cordon.gate.pages.GatePages;
import cordon.gate.pages.LiveLog;
import cordon.gate.policy.Unheard;
import cordon.ledger.Hearing;
import cordon.web.Capability;
import cordon.web.HealthCheck;
import cordon.web.NavEntry;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import cordon.web.live.LiveTopics;
import cordon.web.server.RootPort;
import java.util.ArrayList;
import java.util.List;

/** What the gate adds to the house. */
public final class GateCapability {
  /** Class path folder of the migrations. */
  public static final String MIGRATIONS = "cordon/gate/migrations";

  private GateCapability() {}

  /** A further port with npm at its root. */
  public static RootPort npmPort(int port) {
    return new RootPort(NpmProtocol.PATH, port);
  }

  /**
   * The protocols and the API, without console.
   *
   * @param idempotency of the web kit
   */
  public static Capability of(Gate gate, Idempotency idempotency) {
    return new Capability("gate", withApi(gate, idempotency), List.<NavEntry>of());
  }

  /**
   * The protocols, the API and the console.
   *
   * @param live shows what happens to open pages until the ledger closes
   */
  public static Capability of(
      Gate gate, GateParts parts, Idempotency idempotency, LiveTopics live) {
    LiveLog shown = new LiveLog(live);
    parts.ledger().follow(shown::wanted, shown::accept);
    List<Route> routes = withApi(gate, idempotency);
    routes.addAll(new GatePages(gate, parts.advisories(), parts.clock()).routes());
    EventLog log = new EventLog(parts.database(), parts.ledger(), new EventIndex(parts.database()));
    return new Capability("gate", routes, GatePages.nav())
        .withHealth(new HealthCheck("other servers", true, () -> heard(parts.hearing())))
        .withCards(new GateCards(gate, log, parts.clock()).all())
        .withBanners(new EmergencyBanner(gate.exceptions()));
  }

  /** A server that allows nothing should get no requests. */
  private static HealthCheck.Result heard(Hearing hearing) {
    return hearing
        .silence()
        .map(silence -> HealthCheck.Result.failing(Unheard.text(silence)))
        .orElseGet(() -> HealthCheck.Result.ok("heard, or none"));
  }

  private static List<Route> withApi(Gate gate, Idempotency idempotency) {
    List<Route> routes = new ArrayList<>(gate.routes());
    routes.addAll(GateApi.routes(gate, idempotency));
    return routes;
  }
}
