package cordon.exposure.api;

import cordon.exposure.Exposure;
import cordon.exposure.Recorded;
import cordon.exposure.UnitSummary;
import cordon.exposure.Upload;
import cordon.exposure.store.StoredDocument;
import cordon.web.Access;
import cordon.web.Cursor;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.ParameterText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * {@code /api/v1/observations} and {@code /api/v1/units}. A build brings its own lockfile with the
 * token of a developer; what the organisation says of itself is for an analyst, because it decides
 * what an answer calls within reach.
 */
public final class ObservationApi {
  private static final String OBSERVATIONS = "/api/v1/observations";
  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private final Exposure exposure;
  private final Idempotency idempotency;

  public ObservationApi(Exposure exposure, Idempotency idempotency) {
    this.exposure = exposure;
    this.idempotency = idempotency;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(OBSERVATIONS, Access.needs(Role.VIEWER), this::list),
        Route.post(OBSERVATIONS, Access.needs(Role.DEVELOPER), this::add),
        Route.post("/api/v1/estate", Access.needs(Role.ANALYST), this::addEstate),
        Route.get("/api/v1/units", Access.needs(Role.VIEWER), this::units));
  }

  private void add(Exchange exchange) throws IOException {
    String unit = Parameters.text(exchange, "unit").orElse("");
    if (unit.isEmpty()) {
      throw ParameterText.bad("unit", "it is missing", "name the host, image, job or service")
          .asException();
    }
    record(exchange, unit);
  }

  private void addEstate(Exchange exchange) throws IOException {
    record(exchange, "");
  }

  private void record(Exchange exchange, String unit) throws IOException {
    Optional<Instant> observed = Parameters.instant(exchange, "observed");
    Optional<Boolean> complete = Parameters.text(exchange, "complete").map(ObservationApi::flag);
    Upload upload =
        new Upload(
            Parameters.text(exchange, "name")
                .orElseThrow(() ->
                    ParameterText.bad("name", "it is missing", "give the name of the file")
                        .asException()),
            unit,
            Parameters.text(exchange, "stream"),
            observed,
            complete,
            exchange.identity().may(Role.ANALYST),
            exchange.body().readAllBytes());
    idempotency.answer(
        exchange,
        identity(upload),
        () -> {
          Recorded recorded = exposure.record(upload, exchange.identity().actor());
          return ApiAnswer.of(recorded.known() ? 200 : 201, json -> write(json, recorded));
        });
  }

  /** All that makes two requests the same. */
  private static byte[] identity(Upload upload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(upload.content().length + 256);
    String head =
        String.join(
            "\n",
            upload.name(),
            upload.unit(),
            upload.stream().toString(),
            upload.observed().toString(),
            Boolean.toString(upload.vouched()),
            upload.complete() + "\n");
    bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(upload.content());
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Recorded recorded) {
    json.writeStartObject();
    document(json, recorded.document());
    json.writeBooleanProperty("new", !recorded.known());
    json.writeArrayPropertyStart("notes");
    recorded.notes().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void document(JsonGenerator json, StoredDocument document) {
    json.writeNumberProperty("id", document.id());
    json.writeStringProperty("name", document.name());
    json.writeStringProperty("kind", document.kind());
    if (!document.unit().isEmpty()) {
      json.writeStringProperty("unit", document.unit());
    }
    json.writeStringProperty("stream", document.stream());
    json.writeStringProperty("observed", document.observed().toString());
    json.writeStringProperty("learned", document.learned().toString());
    json.writeStringProperty("grade", document.grade().word());
    json.writeBooleanProperty("complete", document.complete());
    json.writeNumberProperty("releases", document.releases());
    json.writeStringProperty("sha256", document.digest().hex());
    json.writeNumberProperty("fact", document.fact());
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
            json.writeStartObject();
            document(json, document);
            json.writeEndObject();
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

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ParameterText.bad("complete", "`" + text + "` is neither", "write true or false")
              .asException();
    };
  }
}
