package cordon.exposure.api;

import cordon.exposure.Exposure;
import cordon.exposure.UnitSummary;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ItemPage;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/observations} and {@code /api/v1/units}, to read. */
public final class ObservationApi {
  private final Exposure exposure;

  public ObservationApi(Exposure exposure) {
    this.exposure = exposure;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(UploadApi.OBSERVATIONS, Access.needs(Role.VIEWER), this::list),
        Route.get("/api/v1/units", Access.needs(Role.VIEWER), this::units));
  }

  private void list(Exchange exchange) throws IOException {
    int limit = ItemPage.limit(exchange);
    long before = Cursor.of(exchange, 1).map(ObservationApi::number).orElse(Long.MAX_VALUE);
    ItemPage.sendFound(
        exchange,
        exposure.documents(Parameters.text(exchange, "unit"), before, limit + 1),
        limit,
        document -> Long.toString(document.id()),
        DocumentJson::write);
  }

  private void units(Exchange exchange) throws IOException {
    int limit = ItemPage.limit(exchange);
    String after = Cursor.of(exchange, 1).map(c -> c.key().getFirst()).orElse("");
    Instant now = exposure.now();
    ItemPage.sendFound(
        exchange,
        exposure.units(after, limit + 1),
        limit,
        UnitSummary::key,
        (json, unit) -> unit(json, unit, now));
  }

  private static void unit(JsonGenerator json, UnitSummary unit, Instant now) {
    json.writeStartObject();
    json.writeStringProperty("name", unit.name());
    json.writeNumberProperty("documents", unit.documents());
    json.writeNumberProperty("pulls", unit.pulls());
    json.writeStringProperty("last_heard", unit.lastHeard().toString());
    json.writeNumberProperty(
        "silent_days", Math.max(0, Duration.between(unit.lastHeard(), now).toDays()));
    json.writeEndObject();
  }

  private static long number(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw ParameterText.bad("cursor", "it is not one of ours", "start again without it")
          .asException();
    }
  }
}
