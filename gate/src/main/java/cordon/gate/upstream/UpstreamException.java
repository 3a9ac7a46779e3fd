package cordon.gate.upstream;

import cordon.base.Problem;
import cordon.gate.Upstream;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The upstream did not give what was asked; carries what a client of the gate is told. */
public final class UpstreamException extends IOException {
  /** Type of the problem that the upstream does not let us read. */
  public static final String REFUSED = "gate/upstream-refused";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  /**
   * @param status for our own answer: 403 the upstream refuses us, 502 lying or broken, 503 refused
   *     by our own bounds, 504 slow
   */
  public UpstreamException(int status, Problem problem, @Nullable Throwable cause) {
    super(problem.line(), cause);
    this.status = status;
    this.problem = problem;
  }

  /**
   * A status that the caller has no use for. 401 and 403 are about the gate's credentials and never
   * mean that something does not exist.
   *
   * @param uri what was asked for
   */
  public static UpstreamException unexpected(Upstream upstream, URI uri, int status) {
    return status == 401 || status == 403
        ? Failures.refused(upstream, uri, status)
        : Failures.unexpected(upstream, uri, status);
  }

  /** Whether the upstream does not let us read what we asked for. */
  public boolean refused() {
    return problem.type().equals(REFUSED);
  }

  public int status() {
    return status;
  }

  public Problem problem() {
    return problem;
  }
}
