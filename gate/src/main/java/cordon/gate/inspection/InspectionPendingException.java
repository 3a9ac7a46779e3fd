package cordon.gate.inspection;

import cordon.base.Problem;
import java.io.IOException;
import java.time.Duration;

/** An artifact has no verdict of the inspector yet, so that not a byte of it may leave. */
public final class InspectionPendingException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final Duration retryAfter;

  InspectionPendingException(Problem problem, Duration retryAfter) {
    super(problem.line());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  /** When it is worth asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
