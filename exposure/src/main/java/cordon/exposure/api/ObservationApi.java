package cordon.exposure.api;

import cordon.exposure.Exposure;
import cordon.exposure.UnitSummary;
import cordon.exposure.store.StoredDocument;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/observations} and {@code /api/v1/units}, to read. */
public final class ObservationApi {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

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
    int limit = Cursor.limit(exchange, USUAL, MOST);
    long before = Cursor.of(exchange, 1).map(ObservationApi::number).orElse(Long.MAX_VALUE);
    List<StoredDocument> found =
        exposure.documents(Parameters.text(exchange, "unit"), before, limit + 1);
    List<StoredDocument> shown = found.subList(0, Math.min(limit, found.size()));
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          for (StoredDocument document : shown) {
            DocumentJson.write(json, document);
          }
          json.writeEndArray();
          if (found.size() > limit) {
            next(json, Long.toString(shown.getLast().id()));
          }
          json.writeEndObject();
        });
  }

  private void units(Exchange exchange) throws IOException {
    int limit = Cursor.limit(exchange, USUAL, MOST);
    String after = Cursor.of(exchange, 1).map(c -> c.key().getFirst()).orElse("");
    List<UnitSummary> found = exposure.units(after, limit + 1);
    List<UnitSummary> shown = found.subList(0, Math.min(limit, found.size()));
    Instant now = exposure.now();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("items");
          shown.forEach(unit -> unit(json, unit, now));
          json.writeEndArray();
          if (found.size() > limit) {
            next(json, shown.getLast().key());
          }
          json.writeEndObject();
        });
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

  private static void next(JsonGenerator json, String key) {
    json.writeStringProperty("next", Cursor.of(key).encode());
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
