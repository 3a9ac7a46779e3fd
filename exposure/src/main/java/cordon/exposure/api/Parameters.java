package cordon.exposure.api;

import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.time.Instant;
import java.util.Optional;

/** Parameters of requests. */
final class Parameters {
  private Parameters() {}

  /** A blank one counts as left out. */
  static Optional<String> text(Exchange exchange, String name) {
    return exchange.query(name).filter(value -> !value.isBlank());
  }

  static Optional<Instant> instant(Exchange exchange, String name) {
    return text(exchange, name).map(text -> ParameterText.instant(name, text));
  }
}
