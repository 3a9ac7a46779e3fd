package cordon.gate.serve;

import cordon.base.Problem;
import cordon.gate.cache.MismatchException;
import cordon.gate.index.ForeignNameException;
import cordon.gate.inspection.InspectionPendingException;
import cordon.gate.policy.Unheard;
import cordon.gate.upstream.UpstreamException;
import cordon.ledger.Hearing;
import cordon.web.Exchange;
import cordon.web.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns what an upstream did wrong, and what it must not be asked, into an answer. Without it the
 * failure of an upstream connection would look like a client that went away.
 */
public final class Guarded {
  private Guarded() {}

  /**
   * @param artifacts writes and answers what is refused before anybody is asked
   */
  public static Handler handler(ArtifactService artifacts, Handler handler) {
    return exchange -> {
      try {
        handler.handle(exchange);
      } catch (UpstreamException e) {
        answer(exchange, e.status(), e.problem());
      } catch (MismatchException e) {
        answer(exchange, 502, e.problem());
      } catch (InspectionPendingException e) {
        exchange.setHeader("Retry-After", String.valueOf(e.retryAfter().toSeconds()));
        answer(exchange, 503, e.problem());
      } catch (ForeignNameException e) {
        artifacts.refuse(exchange, e);
      }
    };
  }

  /**
   * Answers at once, and that nothing is allowed, while this server does not hear the others: their
   * database is what every answer needs, and to wait for it would only be slower.
   */
  public static Handler whileHeard(Hearing hearing, Handler handler) {
    return exchange -> {
      Optional<Duration> silence = hearing.silence();
      if (silence.isEmpty()) {
        handler.handle(exchange);
        return;
      }
      exchange.setHeader("Retry-After", Long.toString(Hearing.LIMIT.toSeconds()));
      answer(exchange, 503, unheard(silence.get()));
    };
  }

  private static Problem unheard(Duration silence) {
    return Problem.of(
        "gate/unheard",
        "held: the other servers are not heard",
        Unheard.text(silence),
        "look at the database that the servers share; this one goes on by itself");
  }

  private static void answer(Exchange exchange, int status, Problem problem) throws IOException {
    // Once bytes are out, a second answer would pass for the rest of the first one.
    if (exchange.bytesSent() > 0) {
      throw new IOException(problem.line());
    }
    exchange.setHeader("Cache-Control", "no-store");
    exchange.setReason(problem.title());
    exchange.sendProblem(status, problem);
  }
}
