package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Access;
import cordon.web.Route;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request from Helidon, finds its route, asks the guard, and answers all failures. */
final class Dispatcher implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** Stands for the pattern of a request that has no route. */
  private static final String UNROUTED = "unrouted";

  private final Router router;
  private final ServerParts parts;
  private final Forwarding forwarding;
  private final StallGuard stalls;
  private final Mount mount;
  private final long usualBody;

  Dispatcher(
      Router router,
      ServerParts parts,
      Forwarding forwarding,
      StallGuard stalls,
      Mount mount,
      long usualBody) {
    this.router = router;
    this.parts = parts;
    this.forwarding = forwarding;
    this.stalls = stalls;
    this.mount = mount;
    this.usualBody = usualBody;
  }

  @Override
  public void handle(ServerRequest incoming, ServerResponse outgoing) {
    StallGuard.Watch watch = stalls.current();
    boolean head = incoming.prologue().method().text().equals("HEAD");
    ResponseSender sender = new ResponseSender(outgoing, head, watch);
    String pattern = "unrouted";
    try {
      Peer peer = forwarding.peer(incoming);
      SecurityHeaders.ofEverything(sender, peer.secure());
      Request request = new Request(incoming, peer, watch, mount);
      HelidonExchange exchange =
          new HelidonExchange(
              request,
              sender,
              parts.shell(),
              forwarding.baseUrl().orElse(mount.console(peer.origin())));
      pattern = route(exchange);
    } catch (ProblemException e) {
      unreadable(sender, e.problem());
    } finally {
      parts.traffic().count(pattern, sender.status(), sender.bodyBytes());
    }
  }

  /** A request of which not even the host or path can be trusted; never answered with a page. */
  private static void unreadable(ResponseSender sender, Problem problem) {
    int status = ProblemStatus.of(problem);
    try {
      sender.bytes(status, ProblemJson.CONTENT_TYPE, ProblemJson.bytes(status, problem));
    } catch (IOException e) {
      throw new CloseConnectionException("client went away", e);
    }
  }

  /** Returns the pattern of the route, for the counters. */
  private String route(HelidonExchange exchange) {
    String method = exchange.method();
    return switch (router.find(method, exchange.rawPath())) {
      case Router.Match(var route, var parameters) -> {
        answer(exchange, named(exchange, route), () -> admitAndHandle(exchange, route, parameters));
        yield route.path();
      }
      case Router.WrongMethod(var allowed) -> {
        exchange.setHeader("Allow", String.join(", ", allowed));
        answer(exchange, UNROUTED, () -> refuse(exchange, 405, wrongMethod(method, allowed)));
        yield UNROUTED;
      }
      case Router.Nothing() -> {
        answer(exchange, UNROUTED, () -> refuse(exchange, 404, nothingHere(exchange.rawPath())));
        yield UNROUTED;
      }
    };
  }

  private void admitAndHandle(HelidonExchange exchange, Route route, Map<String, String> parameters)
      throws IOException {
    if (!exchange.request().bound(route.body().orElse(usualBody))) {
      exchange.setHeader("Connection", "close");
      exchange.sendProblem(413, TransportProblems.of(413));
      // Else the server would read to its end what nobody wants.
      throw new CloseConnectionException("a body longer than its route takes");
    }
    exchange.serve(route.access());
    switch (parts.guard().admit(exchange.request(), route.access())) {
      case Guard.Admitted admitted -> {
        exchange.admit(admitted, parameters);
        route.handler().handle(exchange);
        if (!exchange.sender().begun()) {
          throw new IllegalStateException("the handler of " + route.path() + " sent nothing");
        }
      }
      case Guard.Refused(int status, Problem problem, var challenge) -> {
        challenge.ifPresent(value -> exchange.setHeader("WWW-Authenticate", value));
        refuse(exchange, route.access(), status, problem);
      }
      case Guard.OutOfReach(Guard.Admitted who, Problem problem) -> {
        exchange.admit(who, parameters);
        if (route.access() instanceof Access.Client client) {
          client.refusals().refused(exchange, problem);
        }
        refuse(exchange, route.access(), 403, problem);
      }
      case Guard.SignInFirst() -> exchange.redirect(SignInTarget.path(exchange.request().target()));
    }
  }

  private void refuse(HelidonExchange exchange, Access access, int status, Problem problem)
      throws IOException {
    if (access instanceof Access.Client) {
      exchange.setReason(problem.title()); // pip and old Maven show nothing else
    }
    refuse(exchange, status, problem);
  }

  /** A page about a refusal has the navigation of who sees it, so ask who it is. */
  private void refuse(HelidonExchange exchange, int status, Problem problem) throws IOException {
    if (exchange.request().wantsHtml()
        && parts.guard().admit(exchange.request(), Access.open()) instanceof Guard.Admitted who) {
      exchange.admit(who, Map.of());
    }
    exchange.sendProblem(status, problem);
  }

  private interface Answer {
    void run() throws IOException;
  }

  /**
   * As logs name a request. What is open to all may have a secret in its path that vouches for who
   * sends it, such as a link for a vendor.
   */
  private static String named(HelidonExchange exchange, Route route) {
    return route.access() instanceof Access.Open ? route.path() : exchange.rawPath();
  }

  private void answer(HelidonExchange exchange, String named, Answer answer) {
    try {
      answer.run();
    } catch (RequestException | CloseConnectionException e) {
      throw e; // Helidon's own: a body too large, or a client that went away.
    } catch (ProblemException e) {
      fail(exchange, ProblemStatus.of(e.problem()), e.problem(), e);
    } catch (IOException | RuntimeException e) {
      if (isClientGone(e)) {
        throw new CloseConnectionException("client went away", e);
      }
      String incident = parts.incidentIds().get();
      LOG.error("incident {}: {} {} failed", incident, exchange.method(), named, e);
      fail(exchange, 500, unexpected(incident), e);
    }
  }

  private static void fail(HelidonExchange exchange, int status, Problem problem, Exception cause) {
    if (!exchange.sender().takeBack()) {
      // Part of the body is out: only a cut connection tells the client that it is not whole.
      throw new CloseConnectionException("the response broke off", cause);
    }
    try {
      SecurityHeaders.ofEverything(exchange.sender(), exchange.request().peer().secure());
      exchange.sendProblem(status, problem);
    } catch (IOException e) {
      throw new CloseConnectionException("client went away", e);
    }
  }

  private static boolean isClientGone(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ServerConnectionException
          || t instanceof SocketWriterException
          || t instanceof SocketException
          || t instanceof ClosedChannelException
          || t instanceof DataReader.InsufficientDataAvailableException) {
        return true;
      }
    }
    return false;
  }

  private static Problem nothingHere(String path) {
    return Problem.of(
        "request/not-found",
        "there is nothing at this address",
        path,
        "check the address; the console starts at /");
  }

  private static Problem wrongMethod(String method, List<String> allowed) {
    return Problem.of(
        "request/method",
        "this address does not take " + method,
        "it takes " + String.join(", ", allowed),
        "use one of these methods");
  }

  private static Problem unexpected(String incident) {
    return Problem.of(
        "server/unexpected",
        "something went wrong on our side",
        "incident " + incident,
        "try again; if it stays, look for this incident in the server's log and report it");
  }
}
