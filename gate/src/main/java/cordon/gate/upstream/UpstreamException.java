package cordon.gate.upstream;

import cordon.base.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The upstream did not give what was asked; carries what a client of the gate is told. */
public final class UpstreamException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  /**
   * @param status for our own answer: 502 lying or broken, 503 refused by our own bounds, 504 slow
   */
  public UpstreamException(int status, Problem problem, @Nullable Throwable cause) {
    super(problem.line(), cause);
    this.status = status;
    this.problem = problem;
  }

  public int status() {
    return status;
  }

  public Problem problem() {
    return problem;
  }
}
