package cordon.gate;

import cordon.gate.evidence.EventLog;
import cordon.gate.pages.GateCards;
import cordon.gate.pages.GatePages;
import cordon.gate.pages.LiveLog;
import cordon.web.Capability;
import cordon.web.NavEntry;
import cordon.web.Route;
import cordon.web.live.LiveTopics;
import java.util.ArrayList;
import java.util.List;

/** What the gate adds to the house. */
public final class GateCapability {
  /** Class path folder of the migrations. */
  public static final String MIGRATIONS = "cordon/gate/migrations";

  private GateCapability() {}

  /** The protocols alone, without console. */
  public static Capability of(Gate gate) {
    return new Capability("gate", gate.routes(), List.<NavEntry>of());
  }

  /**
   * The protocols and the console.
   *
   * @param live shows what happens to open pages until the ledger closes
   */
  public static Capability of(Gate gate, GateParts parts, LiveTopics live) {
    parts.ledger().follow(new LiveLog(live)::accept);
    List<Route> routes = new ArrayList<>(gate.routes());
    routes.addAll(new GatePages(gate, parts.advisories(), parts.clock()).routes());
    EventLog log = new EventLog(parts.database(), parts.ledger());
    return new Capability("gate", routes, GatePages.nav())
        .withCards(new GateCards(gate, log, parts.clock()).all());
  }
}
