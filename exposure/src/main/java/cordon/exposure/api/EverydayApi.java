package cordon.exposure.api;

import cordon.exposure.Concentration;
import cordon.exposure.Exposure;
import cordon.exposure.Novelty;
import cordon.exposure.SilentUnit;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ItemPage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What to look at before anything happens: what much hangs on, what is new, who fell silent. */
public final class EverydayApi {
  private static final String PATH = "/api/v1/exposure";
  private static final Duration RECENT = Duration.ofDays(7);

  private final Exposure exposure;

  public EverydayApi(Exposure exposure) {
    this.exposure = exposure;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/concentration", Access.needs(Role.VIEWER), this::concentration),
        Route.get(PATH + "/new", Access.needs(Role.VIEWER), this::added),
        Route.get(PATH + "/unpinned", Access.needs(Role.VIEWER), this::open),
        Route.get(PATH + "/silent", Access.needs(Role.VIEWER), this::silent));
  }

  private void concentration(Exchange exchange) throws IOException {
    Concentration found = exposure.concentration();
    ItemPage.send(
        exchange,
        json -> json.writeNumberProperty("jewels", found.jewels()),
        found.rows(),
        Concentration.Row::key,
        EverydayApi::write);
  }

  private static void write(JsonGenerator json, Concentration.Row row) {
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

  private void added(Exchange exchange) throws IOException {
    Novelty found = novelty(exchange);
    ItemPage.send(
        exchange, json -> head(json, found), found.added(), Novelty.Added::key, EverydayApi::write);
  }

  private void open(Exchange exchange) throws IOException {
    Novelty found = novelty(exchange);
    ItemPage.send(
        exchange, json -> head(json, found), found.open(), Novelty.Open::key, EverydayApi::write);
  }

  private Novelty novelty(Exchange exchange) {
    return exposure.novelty(
        Parameters.instant(exchange, "since").orElseGet(() -> exposure.now().minus(RECENT)));
  }

  private static void head(JsonGenerator json, Novelty found) {
    json.writeStringProperty("since", found.since().toString());
  }

  private static void write(JsonGenerator json, Novelty.Added added) {
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

  private static void write(JsonGenerator json, Novelty.Open open) {
    json.writeStartObject();
    json.writeStringProperty("type", open.type());
    json.writeStringProperty("name", open.name());
    json.writeStringProperty("range", open.range());
    json.writeNumberProperty("units", open.units());
    json.writeBooleanProperty("new", open.isNew());
    json.writeEndObject();
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
