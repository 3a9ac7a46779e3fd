package cordon.gate.serve;

import cordon.base.Problem;
import cordon.gate.cache.MismatchException;
import cordon.gate.index.ForeignNameException;
import cordon.gate.inspection.InspectionPendingException;
import cordon.gate.upstream.UpstreamException;
import cordon.web.Exchange;
import cordon.web.Handler;
import java.io.IOException;

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
