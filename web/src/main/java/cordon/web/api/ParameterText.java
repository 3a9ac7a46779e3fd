package cordon.web.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;

/** What stands in a parameter of a request, and how it is refused. */
public final class ParameterText {
  private ParameterText() {}

  /**
   * As in RFC 3339, with a zone.
   *
   * @param name of the parameter, for the message
   * @throws ProblemException when it is no time
   */
  public static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          bad(name, "`" + text + "` is not a time", "write it like 2026-11-20T08:00:00Z"), e);
    }
  }

  /** A parameter that cannot be used. */
  public static Problem bad(String name, String why, String remedy) {
    return Problem.of("request/parameter", "`" + name + "` cannot be used", why, remedy);
  }
}
