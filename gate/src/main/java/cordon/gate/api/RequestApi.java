package cordon.gate.api;

import cordon.base.purl.Purl;
import cordon.gate.Coordinate;
import cordon.gate.Gate;
import cordon.gate.LocalOverride;
import cordon.gate.Upstream;
import cordon.gate.WaiverRequest;
import cordon.gate.check.Releases;
import cordon.gate.override.Requests;
import cordon.gate.override.VersionText;
import cordon.gate.serve.Refusal;
import cordon.web.Exchange;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.ItemPage;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What people ask for, and what approvers say to it. */
final class RequestApi {
  /** Older decisions stand in the ledger. */
  private static final int MOST_DECIDED = 200;

  private final Gate gate;
  private final Idempotency idempotency;

  RequestApi(Gate gate, Idempotency idempotency) {
    this.gate = gate;
    this.idempotency = idempotency;
  }

  /** The open ones; with {@code ?all=true} also the latest decided ones. */
  void list(Exchange exchange) throws IOException {
    boolean all = Parameters.text(exchange, "all").map("true"::equals).orElse(false);
    List<WaiverRequest> requests = new ArrayList<>(gate.requests().open());
    if (all) {
      requests.addAll(gate.requests().decided(MOST_DECIDED));
    }
    ItemPage.send(
        exchange, requests, WaiverRequest::id, (json, q) -> write(json, q, exchange.baseUrl()));
  }

  void ask(Exchange exchange) throws IOException {
    JsonBody body =
        JsonBody.read(exchange, Set.of("purl", "upstream", "reason", "expires", "malicious"));
    Purl purl = Purl.parseLenient(body.requiredText("purl"));
    String upstream = body.text("upstream").orElse(Upstream.DEFAULT);
    Coordinate release = Releases.coordinate(purl, upstream);
    Requests.Draft draft =
        new Requests.Draft(
            release,
            body.flag("malicious"),
            body.requiredText("reason"),
            ParameterText.instant("expires", body.requiredText("expires")));
    String actor = exchange.identity().actor();
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          WaiverRequest asked = gate.requests().ask(draft, actor);
          return ApiAnswer.of(201, json -> write(json, asked, exchange.baseUrl()));
        });
  }

  /** Answers with the waiver. */
  void grant(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, Set.of("expires", "digest", "malicious", "note"));
    Requests.Terms terms =
        new Requests.Terms(
            body.text("expires").map(text -> ParameterText.instant("expires", text)),
            body.text("digest").map(VersionText::digest),
            body.flag("malicious"),
            body.text("note").orElse(""));
    String id = exchange.parameter("id");
    String actor = exchange.identity().actor();
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          LocalOverride waiver = gate.requests().grant(id, terms, actor);
          return ApiAnswer.of(201, json -> OverrideJson.write(json, waiver, gate.now()));
        });
  }

  void decline(Exchange exchange) throws IOException {
    JsonBody body = JsonBody.read(exchange, Set.of("reason"));
    String reason = body.requiredText("reason");
    String id = exchange.parameter("id");
    String actor = exchange.identity().actor();
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          WaiverRequest declined = gate.requests().decline(id, reason, actor);
          return ApiAnswer.of(200, json -> write(json, declined, exchange.baseUrl()));
        });
  }

  private static void write(JsonGenerator json, WaiverRequest q, String baseUrl) {
    json.writeStartObject();
    json.writeStringProperty("id", q.id());
    json.writeStringProperty("purl", q.release().purl());
    json.writeStringProperty("upstream", q.release().upstream());
    json.writeBooleanProperty("malicious", q.malicious());
    json.writeStringProperty("reason", q.reason());
    json.writeStringProperty("expires", q.expires().toString());
    json.writeStringProperty("created", q.created().toString());
    json.writeStringProperty("created_by", q.createdBy());
    json.writeStringProperty("state", q.state());
    OverrideJson.act(json, "decision", q.outcome().map(WaiverRequest.Outcome::decision));
    q.outcome()
        .flatMap(WaiverRequest.Outcome::overrideId)
        .ifPresent(id -> json.writeStringProperty("waiver", id));
    json.writeStringProperty("page", Refusal.page(baseUrl, q.release()));
    json.writeEndObject();
  }
}
