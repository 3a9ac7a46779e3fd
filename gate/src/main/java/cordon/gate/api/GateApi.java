package cordon.gate.api;

import cordon.base.ProblemException;
import cordon.gate.Gate;
import cordon.gate.override.ExceptionProblems;
import cordon.web.Access;
import cordon.web.Handler;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.util.List;

/**
 * The routes under {@code /api/v1/gate/}.
 *
 * <p>Evidence needs a viewer, asking for an exception a developer, making one an approver. Whoever
 * may install through the gate may also ask what it would say, so {@code check} and {@code
 * decision} are open to package clients.
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
    RequestApi requests = new RequestApi(gate, idempotency);
    ReleaseApi releases = new ReleaseApi(gate);
    InspectionApi inspections = new InspectionApi(gate);
    RulesApi rules = new RulesApi(gate);
    Access developer = Access.needs(Role.DEVELOPER);
    return List.of(
        Route.get(BASE + "/status", viewer, status::show),
        Route.get(BASE + "/log", viewer, log::list),
        Route.get(BASE + "/overrides", viewer, overrides::list),
        Route.post(BASE + "/waivers", approver, refusing(overrides::waive)),
        Route.post(BASE + "/blocks", approver, refusing(overrides::block)),
        Route.post(BASE + "/emergencies", approver, refusing(overrides::emergency)),
        Route.post(BASE + "/emergencies/{id}/review", approver, refusing(overrides::review)),
        Route.post(BASE + "/overrides/{id}/confirm", approver, refusing(overrides::confirm)),
        Route.delete(BASE + "/overrides/{id}", approver, refusing(overrides::end)),
        Route.get(BASE + "/requests", viewer, requests::list),
        Route.post(BASE + "/requests", developer, refusing(requests::ask)),
        Route.post(BASE + "/requests/{id}/grant", approver, refusing(requests::grant)),
        Route.post(BASE + "/requests/{id}/decline", approver, refusing(requests::decline)),
        Route.get(BASE + "/inspections", viewer, inspections::list),
        Route.get(BASE + "/rules", viewer, rules::list),
        Route.get(BASE + "/decision", Access.client(), releases::decision),
        Route.post(BASE + "/check", Access.client(), releases::check));
  }

  /** Answers what an exception cannot be with the status that says so. */
  private static Handler refusing(Handler handler) {
    return exchange -> {
      try {
        handler.handle(exchange);
      } catch (ProblemException e) {
        exchange.sendProblem(ExceptionProblems.status(e.problem()), e.problem());
      }
    };
  }
}
