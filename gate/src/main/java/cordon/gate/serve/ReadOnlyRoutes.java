package cordon.gate.serve;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Handler;
import cordon.web.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The routes of a protocol that answers GET and HEAD only, one below each upstream's path. */
public final class ReadOnlyRoutes {
  private final GateCore core;
  private final Ecosystem ecosystem;
  private final String path;
  private final String remedy;

  /**
   * @param path of the ecosystem, such as {@code /maven}
   * @param remedy for who meant to publish
   */
  public ReadOnlyRoutes(GateCore core, Ecosystem ecosystem, String path, String remedy) {
    this.core = core;
    this.ecosystem = ecosystem;
    this.path = path;
    this.remedy = remedy;
  }

  /** Answers a request below the path of an upstream. */
  @FunctionalInterface
  public interface Answer {
    void serve(Exchange exchange, Upstream upstream) throws IOException;
  }

  /**
   * One for each upstream.
   *
   * @param named what the path behind an upstream's own names, for the evidence of who may not
   */
  public List<Route> to(Answer answer, BiFunction<Upstream, String, Optional<Coordinate>> named) {
    List<Route> routes = new ArrayList<>();
    for (Upstream upstream : core.config().upstreams(ecosystem)) {
      Handler handler =
          Guarded.handler(core.artifacts(), exchange -> read(exchange, upstream, answer));
      Access access = core.access(upstream, rest -> named.apply(upstream, rest));
      routes.add(Route.any(GatePath.path(path, upstream) + "/*", access, handler));
    }
    return routes;
  }

  private void read(Exchange exchange, Upstream upstream, Answer answer) throws IOException {
    if (exchange.method().equals("GET") || exchange.method().equals("HEAD")) {
      answer.serve(exchange, upstream);
      return;
    }
    refuse(exchange, remedy);
  }

  /** Refuses what would change the registry, such as a publication. */
  public static void refuse(Exchange exchange, String remedy) throws IOException {
    exchange.setHeader("Allow", "GET, HEAD");
    exchange.setReason("the gate is read-only");
    exchange.sendProblem(
        405,
        Problem.of(
            "gate/read-only",
            "the gate is read-only",
            exchange.method() + " " + exchange.rawPath(),
            remedy));
  }
}
