package cordon.base;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} to the edge, which shows it to a person instead of a stack trace. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(problem.line(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
