package cordon.web.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;

/** What stands in a parameter of a request, and how it is refused. */
public final class ParameterText {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private ParameterText() {}

  /**
   * As in RFC 3339, with a zone and a year of four digits.
   *
   * @param name of the parameter, for the message
   * @throws ProblemException when it is no time
   */
  public static Instant instant(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return time;
      }
      throw noTime(name, text).asException();
    } catch (DateTimeException e) {
      throw new ProblemException(noTime(name, text), e);
    }
  }

  private static Problem noTime(String name, String text) {
    return bad(name, "`" + text + "` is not a time", "write it like 2026-11-20T08:00:00Z");
  }

  /** A parameter that cannot be used. */
  public static Problem bad(String name, String why, String remedy) {
    return Problem.of("request/parameter", "`" + name + "` cannot be used", why, remedy);
  }
}
