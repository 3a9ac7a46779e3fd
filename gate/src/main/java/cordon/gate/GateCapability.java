package cordon.gate;

import cordon.gate.api.GateApi;
import cordon.web.Capability;
import cordon.web.NavEntry;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.util.ArrayList;
import java.util.List;

/** What the gate adds to the house. */
public final class GateCapability {
  /** Class path folder of the migrations. */
  public static final String MIGRATIONS = "cordon/gate/migrations";

  private GateCapability() {}

  /**
   * @param idempotency of the web kit
   */
  public static Capability of(Gate gate, Idempotency idempotency) {
    List<Route> routes = new ArrayList<>(gate.routes());
    routes.addAll(GateApi.routes(gate, idempotency));
    return new Capability("gate", routes, List.<NavEntry>of());
  }
}
