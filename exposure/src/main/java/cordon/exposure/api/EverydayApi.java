package cordon.exposure.api;

import cordon.exposure.Concentration;
import cordon.exposure.Exposure;
import cordon.exposure.Novelty;
import cordon.exposure.SilentUnit;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ItemPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What to look at before anything happens: what much hangs on, what is new, who fell silent. */
public final class EverydayApi {
  private static final String PATH = "/api/v1/exposure";
  private static final int USUAL = 50;
  private static final int MOST = 1_000;
  private static final Duration RECENT = Duration.ofDays(7);

  private final Exposure exposure;

  public EverydayApi(Exposure exposure) {
    this.exposure = exposure;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/concentration", Access.needs(Role.VIEWER), this::concentration),
        Route.get(PATH + "/new", Access.needs(Role.VIEWER), this::added),
        Route.get(PATH + "/silent", Access.needs(Role.VIEWER), this::silent));
  }

  private void concentration(Exchange exchange) throws IOException {
    Concentration found = exposure.concentration(Cursor.limit(exchange, USUAL, MOST));
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("jewels", found.jewels());
          json.writeArrayPropertyStart("items");
          for (Concentration.Row row : found.rows()) {
            json.writeStartObject();
            json.writeStringProperty("kind", row.kind().word());
            if (!row.type().isEmpty()) {
              json.writeStringProperty("type", row.type());
            }
            json.writeStringProperty("name", row.name());
            json.writeNumberProperty("units", row.units());
            json.writeNumberProperty("jewels", row.jewels());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void added(Exchange exchange) throws IOException {
    Instant since =
        Parameters.instant(exchange, "since").orElseGet(() -> exposure.now().minus(RECENT));
    Novelty found = exposure.novelty(since, Cursor.limit(exchange, USUAL, MOST));
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("since", since.toString());
          json.writeArrayPropertyStart("new");
          for (Novelty.Added added : found.added()) {
            json.writeStartObject();
            json.writeStringProperty("type", added.type());
            json.writeStringProperty("name", added.name());
            json.writeArrayPropertyStart("versions");
            added.versions().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("first_seen", added.firstSeen().toString());
            json.writeStringProperty("first_unit", added.firstUnit());
            json.writeNumberProperty("units", added.units());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("unpinned");
          for (Novelty.Open open : found.open()) {
            json.writeStartObject();
            json.writeStringProperty("type", open.type());
            json.writeStringProperty("name", open.name());
            json.writeStringProperty("range", open.range());
            json.writeNumberProperty("units", open.units());
            json.writeBooleanProperty("new", open.isNew());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void silent(Exchange exchange) throws IOException {
    ItemPage.send(exchange, exposure.silent(), SilentUnit::key, EverydayApi::write);
  }

  private static void write(JsonGenerator json, SilentUnit unit) {
    json.writeStartObject();
    json.writeStringProperty("name", unit.name());
    json.writeStringProperty("last_heard", unit.lastHeard().toString());
    json.writeNumberProperty("usual_hours", unit.usual().toHours());
    json.writeStringProperty("due", unit.due().toString());
    json.writeEndObject();
  }
}
