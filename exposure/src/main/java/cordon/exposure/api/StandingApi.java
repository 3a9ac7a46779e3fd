package cordon.exposure.api;

import cordon.exposure.StandingExposure;
import cordon.exposure.StandingExposures;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.ItemPage;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/exposures}: those that are answered again whenever what is known changes. */
public final class StandingApi {
  private static final String PATH = "/api/v1/exposures";
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("name", "target", "from", "to", "reason"));

  private final StandingExposures standing;
  private final Idempotency idempotency;

  public StandingApi(StandingExposures standing, Idempotency idempotency) {
    this.standing = standing;
    this.idempotency = idempotency;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.needs(Role.VIEWER), this::list),
        Route.post(PATH, Access.needs(Role.ANALYST), this::open),
        Route.post(PATH + "/{name}/close", Access.needs(Role.ANALYST), this::close));
  }

  private void list(Exchange exchange) throws IOException {
    ItemPage.send(exchange, standing.all(), StandingExposure::name, StandingApi::write);
  }

  private void open(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    JsonBody body = JsonBody.read(exchange, FIELDS);
    String target = body.requiredText("target");
    Optional<Instant> from = body.text("from").map(text -> ParameterText.instant("from", text));
    Optional<Instant> to = body.text("to").map(text -> ParameterText.instant("to", text));
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          StandingExposure one =
              standing.open(
                  body.text("name").orElse(target),
                  target,
                  from,
                  to,
                  body.text("reason").orElse(""),
                  actor);
          return ApiAnswer.of(201, json -> write(json, one));
        });
  }

  private void close(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    JsonBody body = JsonBody.read(exchange, Set.of("reason"));
    StandingExposure one =
        standing.close(exchange.parameter("name"), body.requiredText("reason"), actor);
    exchange.sendJson(200, json -> write(json, one));
  }

  private static void write(JsonGenerator json, StandingExposure one) {
    json.writeStartObject();
    json.writeStringProperty("name", one.name());
    json.writeStringProperty("target", one.target());
    one.from().ifPresent(at -> json.writeStringProperty("from", at.toString()));
    one.to().ifPresent(at -> json.writeStringProperty("to", at.toString()));
    json.writeStringProperty("origin", one.origin());
    json.writeStringProperty("reason", one.reason());
    json.writeStringProperty("opened", one.opened().toString());
    json.writeStringProperty("opened_by", one.openedBy());
    one.closed().ifPresent(at -> json.writeStringProperty("closed", at.toString()));
    one.answered().ifPresent(at -> json.writeStringProperty("answered", at.toString()));
    json.writeNumberProperty("units", one.units());
    json.writeNumberProperty("credentials", one.credentials());
    json.writeNumberProperty("unknown", one.unknown());
    json.writeNumberProperty("fact", one.fact());
    json.writeEndObject();
  }
}
