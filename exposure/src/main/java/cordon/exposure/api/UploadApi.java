package cordon.exposure.api;

import cordon.exposure.Exposure;
import cordon.exposure.Received;
import cordon.exposure.Recorded;
import cordon.exposure.Upload;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.List;

/**
 * Takes documents in. A build brings its own with the token of a developer; what the organisation
 * says of itself is for an analyst, because it decides what an answer calls within reach.
 */
public final class UploadApi {
  static final String OBSERVATIONS = "/api/v1/observations";

  private final Exposure exposure;
  private final Idempotency idempotency;
  private final long largest;

  /**
   * @param largest bytes of one request
   */
  public UploadApi(Exposure exposure, Idempotency idempotency, long largest) {
    this.exposure = exposure;
    this.idempotency = idempotency;
    this.largest = largest;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(OBSERVATIONS, Access.needs(Role.DEVELOPER), this::add).taking(largest),
        Route.post(OBSERVATIONS + "/bundle", Access.needs(Role.DEVELOPER), this::addBundle)
            .taking(largest),
        Route.post(OBSERVATIONS + "/end", Access.needs(Role.DEVELOPER), this::end),
        Route.post("/api/v1/estate", Access.needs(Role.ANALYST), this::addEstate));
  }

  private void add(Exchange exchange) throws IOException {
    record(exchange, UploadQuery.ofUnit(exchange));
  }

  private void addEstate(Exchange exchange) throws IOException {
    record(exchange, UploadQuery.ofOrganisation(exchange));
  }

  private void record(Exchange exchange, Upload upload) throws IOException {
    try (Received received = exposure.receive(Body.whole(exchange))) {
      idempotency.answer(
          exchange,
          UploadQuery.identity(upload, received.digest().hex()),
          () -> {
            Recorded recorded = exposure.record(upload, received, exchange.identity().actor());
            return ApiAnswer.of(
                recorded.known() ? 200 : 201, json -> DocumentJson.write(json, recorded));
          });
    }
  }

  private void addBundle(Exchange exchange) throws IOException {
    Upload each = UploadQuery.ofBundle(exchange);
    if (each.stream().isPresent()) {
      throw ParameterText.bad("stream", "a bundle has several", "leave it out").asException();
    }
    try (Bundle bundle = Bundle.receive(exposure, Body.whole(exchange), largest)) {
      idempotency.answer(
          exchange,
          UploadQuery.identity(each, bundle.digest()),
          () -> bundle.record(each, exchange.identity().actor()));
    }
  }

  /** A place that had documents and is gone: what it listed is gone with it. */
  private void end(Exchange exchange) throws IOException {
    String stream = UploadQuery.required(exchange, "stream", "name the document that is gone");
    Upload upload = UploadQuery.ofBundle(exchange).named(stream);
    idempotency.answer(
        exchange,
        UploadQuery.identity(upload, ""),
        () -> {
          List<Recorded> ended = exposure.end(upload, exchange.identity().actor());
          return ApiAnswer.of(
              200,
              json -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("documents");
                ended.forEach(one -> DocumentJson.write(json, one));
                json.writeEndArray();
                json.writeEndObject();
              });
        });
  }
}
