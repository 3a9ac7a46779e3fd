package cordon.web;

import java.util.function.Supplier;

/**
 * One thing that must work; shown on the system page and asked by {@code /health}.
 *
 * @param name stable and short, such as {@code database}
 * @param required whether {@code /health} answers 503 while it fails
 * @param probe must answer within a second; an exception counts as a failure
 */
public record HealthCheck(String name, boolean required, Supplier<Result> probe) {

  /**
   * What a probe saw.
   *
   * @param facts one line with the figures, such as {@code sqlite, 0.4 ms}
   */
  public record Result(boolean ok, String facts) {

    public static Result ok(String facts) {
      return new Result(true, facts);
    }

    public static Result failing(String facts) {
      return new Result(false, facts);
    }
  }

  /** Runs the probe; never throws. */
  public Result run() {
    try {
      return probe.get();
    } catch (RuntimeException e) {
      return Result.failing(String.valueOf(e.getMessage()));
    }
  }
}
