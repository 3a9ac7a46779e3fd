package cordon.exposure.api;

import cordon.base.TimeWindow;
import cordon.base.purl.Purl;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/exposure}: who was exposed to a release, or would be to a package. */
public final class AnswerApi {
  /** Far enough ahead for any question. */
  private static final Instant END = Instant.parse("2060-01-01T00:00:00Z");

  private final Exposure exposure;

  public AnswerApi(Exposure exposure) {
    this.exposure = exposure;
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/v1/exposure", Access.needs(Role.VIEWER), this::answer));
  }

  private void answer(Exchange exchange) throws IOException {
    Purl purl =
        Purl.parse(
            Parameters.text(exchange, "purl")
                .orElseThrow(
                    () -> Parameters.bad("purl", "it is missing", "name a release, or a package")));
    Target target =
        new Target(
            purl.type(),
            purl.nativeName(),
            purl.version()
                .<Versions>map(version -> new Versions.Listed(List.of(version)))
                .orElseGet(Versions.Any::new));
    ExposureAnswer answer =
        exposure.answer(List.of(target), window(exchange), Parameters.instant(exchange, "as_of"));
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> AnswerJson.write(json, answer));
  }

  /** From the one to the other; what is left out is open. */
  private static Optional<TimeWindow> window(Exchange exchange) {
    Optional<Instant> from = Parameters.instant(exchange, "from");
    Optional<Instant> to = Parameters.instant(exchange, "to");
    return from.isEmpty() && to.isEmpty()
        ? Optional.empty()
        : Optional.of(new TimeWindow(from.orElse(Instant.EPOCH), to.orElse(END)));
  }
}
