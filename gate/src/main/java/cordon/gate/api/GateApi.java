package cordon.gate.api;

import cordon.gate.Gate;
import cordon.web.Access;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.util.List;

/**
 * The routes under {@code /api/v1/gate/}.
 *
 * <p>Evidence needs a viewer, exceptions need an approver. Whoever may install through the gate may
 * also ask what it would say, so {@code check} and {@code decision} are open to package clients.
 */
public final class GateApi {
  private static final String BASE = "/api/v1/gate";

  private GateApi() {}

  public static List<Route> routes(Gate gate, Idempotency idempotency) {
    Access viewer = Access.needs(Role.VIEWER);
    Access approver = Access.needs(Role.APPROVER);
    StatusApi status = new StatusApi(gate);
    LogApi log = new LogApi(gate);
    OverrideApi overrides = new OverrideApi(gate, idempotency);
    ReleaseApi releases = new ReleaseApi(gate);
    return List.of(
        Route.get(BASE + "/status", viewer, status::show),
        Route.get(BASE + "/log", viewer, log::list),
        Route.get(BASE + "/overrides", viewer, overrides::list),
        Route.post(BASE + "/waivers", approver, overrides::waive),
        Route.post(BASE + "/blocks", approver, overrides::block),
        Route.delete(BASE + "/overrides/{id}", approver, overrides::end),
        Route.get(BASE + "/decision", Access.client(), releases::decision),
        Route.post(BASE + "/check", Access.client(), releases::check));
  }
}
