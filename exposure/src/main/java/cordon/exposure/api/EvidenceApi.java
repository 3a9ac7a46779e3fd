package cordon.exposure.api;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.exposure.Exposure;
import cordon.exposure.KeptDocuments;
import cordon.formats.sbom.schema.SbomSchemas;
import cordon.formats.sbom.schema.SchemaReport;
import cordon.store.Blob;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The documents as they came, for whoever checks what was read from them. */
public final class EvidenceApi {
  /** Departures of one document in one answer. */
  private static final int MOST = 100;

  private final Exposure exposure;
  private final SbomSchemas schemas;

  public EvidenceApi(Exposure exposure, SbomSchemas schemas) {
    this.exposure = exposure;
    this.schemas = schemas;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            UploadApi.OBSERVATIONS + "/{id}/document", Access.needs(Role.ANALYST), this::document),
        Route.get(
            UploadApi.OBSERVATIONS + "/{id}/schema", Access.needs(Role.ANALYST), this::schema),
        Route.get(
            UploadApi.OBSERVATIONS + "/verification", Access.needs(Role.VIEWER), this::verify));
  }

  /** Never shown in a browser: it is what somebody brought. */
  private void document(Exchange exchange) throws IOException {
    Optional<Blob> found = number(exchange.parameter("id")).flatMap(exposure.kept()::find);
    if (found.isEmpty()) {
      exchange.sendProblem(404, noDocument(exchange.parameter("id")));
      return;
    }
    Blob blob = found.get();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.setHeader(
        "Content-Disposition", "attachment; filename=\"" + blob.sha256().hex() + "\"");
    exchange.sendFile(200, "application/octet-stream", blob.path(), 0, blob.size());
  }

  /** For analysts, as the document is: what departs is quoted. */
  private void schema(Exchange exchange) throws IOException {
    Optional<Blob> found = number(exchange.parameter("id")).flatMap(exposure.kept()::find);
    if (found.isEmpty()) {
      exchange.sendProblem(404, noDocument(exchange.parameter("id")));
      return;
    }
    SchemaReport report = schemas.check(() -> Files.newInputStream(found.get().path()), MOST);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          SchemaReportJson.members(json, report);
          json.writeEndObject();
        });
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Problem noDocument(String id) {
    return Problem.of(
        "exposure/no-document",
        "there is no such document",
        "`" + id + "`",
        "take an `id` of `/api/v1/observations`; where it is there, look at `cordon doctor`");
  }

  private void verify(Exchange exchange) throws IOException {
    boolean bytes = exchange.query("bytes").equals(Optional.of("true"));
    if (bytes && !exchange.identity().may(Role.ANALYST)) {
      throw Problem.of(
              "access/role-missing",
              "you may not have every document read",
              exchange.identity().actor() + " is no analyst",
              "leave `bytes` out, or ask an administrator for the role analyst")
          .asException();
    }
    KeptDocuments.Verification verified = exposure.kept().verify(bytes);
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("documents", verified.documents());
          list(json, "missing", verified.missing());
          list(json, "damaged", verified.damaged());
          json.writeEndObject();
        });
  }

  private static void list(JsonGenerator json, String name, List<Digest> digests) {
    json.writeArrayPropertyStart(name);
    digests.forEach(digest -> json.writeString(digest.hex()));
    json.writeEndArray();
  }
}
