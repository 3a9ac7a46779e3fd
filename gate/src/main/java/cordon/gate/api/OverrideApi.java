package cordon.gate.api;

import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.override.ExceptionProblems;
import cordon.web.Exchange;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.ItemPage;
import cordon.web.api.JsonBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Waivers, blocks and break-glass. */
final class OverrideApi {
  private final Gate gate;
  private final Idempotency idempotency;

  OverrideApi(Gate gate, Idempotency idempotency) {
    this.gate = gate;
    this.idempotency = idempotency;
  }

  /** Those in force and those that wait; with {@code ?all=true} also those that are over. */
  void list(Exchange exchange) throws IOException {
    boolean all = Parameters.text(exchange, "all").map("true"::equals).orElse(false);
    Instant now = gate.now();
    List<LocalOverride> overrides =
        gate.overrides().stream().filter(o -> all || !o.overAt(now) || o.toReview()).toList();
    ItemPage.send(
        exchange, overrides, LocalOverride::id, (json, o) -> OverrideJson.write(json, o, now));
  }

  void waive(Exchange exchange) throws IOException {
    add(exchange, Kind.WAIVER);
  }

  void block(Exchange exchange) throws IOException {
    add(exchange, Kind.BLOCK);
  }

  private void add(Exchange exchange, Kind kind) throws IOException {
    JsonBody body = JsonBody.read(exchange, OverrideRequest.FIELDS);
    String actor = exchange.identity().actor();
    OverrideDraft draft = OverrideRequest.draft(kind, body, actor);
    answer(exchange, body, 201, () -> gate.add(draft, actor));
  }

  /** Break-glass: counts at once, ends within hours, is reviewed afterwards. */
  void emergency(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, OverrideRequest.FIELDS);
    String actor = exchange.identity().actor();
    OverrideDraft draft = OverrideRequest.draft(Kind.WAIVER, body, actor);
    answer(exchange, body, 201, () -> gate.exceptions().openEmergency(draft, actor));
  }

  void confirm(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, Set.of("note"));
    String actor = exchange.identity().actor();
    String id = exchange.parameter("id");
    String note = body.text("note").orElse("");
    answer(exchange, body, 200, () -> gate.exceptions().confirm(id, actor, note));
  }

  void review(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, Set.of("note"));
    String actor = exchange.identity().actor();
    String id = exchange.parameter("id");
    String note = body.requiredText("note");
    answer(exchange, body, 200, () -> gate.exceptions().review(id, actor, note));
  }

  private void answer(Exchange exchange, JsonBody body, int status, Supplier<LocalOverride> change)
      throws IOException {
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          LocalOverride changed = change.get();
          return ApiAnswer.of(status, json -> OverrideJson.write(json, changed, gate.now()));
        });
  }

  /** Ends one early; {@code ?reason=} goes into the fact. */
  void end(Exchange exchange) throws IOException {
    String id = exchange.parameter("id");
    String reason = Parameters.text(exchange, "reason").orElse("ended early");
    switch (gate.exceptions().end(id, exchange.identity().actor(), reason)) {
      case ENDED -> exchange.sendEmpty(204);
      case PROPOSED ->
          exchange.sendJson(
              202,
              json -> {
                json.writeStartObject();
                json.writeStringProperty("state", "waits for a second person");
                json.writeEndObject();
              });
      case NOT_IN_FORCE -> throw ExceptionProblems.noOverride(id);
    }
  }
}
