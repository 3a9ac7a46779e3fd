package cordon.exposure.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Parameters of requests. */
final class Parameters {
  private Parameters() {}

  /** A blank one counts as left out. */
  static Optional<String> text(Exchange exchange, String name) {
    return exchange.query(name).filter(value -> !value.isBlank());
  }

  /** As in RFC 3339, with a zone. */
  static Optional<Instant> instant(Exchange exchange, String name) {
    return text(exchange, name).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          bad(name, "`" + text + "` is not a time", "write it like 2026-11-20T08:00:00Z").problem(),
          e);
    }
  }

  static ProblemException bad(String name, String why, String remedy) {
    return Problem.of("request/parameter", "`" + name + "` cannot be used", why, remedy)
        .asException();
  }
}
