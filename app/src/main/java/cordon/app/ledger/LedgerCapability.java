package cordon.app.ledger;

import cordon.base.ProblemException;
import cordon.ledger.FactProof;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerStatus;
import cordon.ledger.Verification;
import cordon.terminal.Json;
import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.Exchange;
import cordon.web.HealthCheck;
import cordon.web.Role;
import cordon.web.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The ledger over HTTP, under {@code /api/v1/ledger}: to read and to check, never to change. */
public final class LedgerCapability {
  static final String BASE = "/api/v1/ledger";

  private final Ledger ledger;
  private final Path temporary;

  private LedgerCapability(Ledger ledger, Path temporary) {
    this.ledger = ledger;
    this.temporary = temporary;
  }

  /**
   * @param temporary folder in which exports are made; created when first needed
   */
  public static Capability of(Ledger ledger, Path temporary) {
    LedgerCapability api = new LedgerCapability(ledger, temporary);
    Access analyst = Access.needs(Role.ANALYST);
    List<Route> routes =
        List.of(
            Route.get(BASE, analyst, api::status),
            Route.get(BASE + "/facts", analyst, new FactList(ledger)::list),
            Route.get(BASE + "/verify", analyst, api::verify),
            Route.get(BASE + "/prove/{fact}", analyst, api::prove),
            Route.get(BASE + "/export", analyst, api::export));
    return new Capability("ledger", routes, List.of())
        .withHealth(new HealthCheck("ledger", false, () -> health(ledger.status())));
  }

  private static HealthCheck.Result health(LedgerStatus status) {
    return status
        .failure()
        .map(e -> HealthCheck.Result.failing("checkpoints are not signed: " + e.getMessage()))
        .orElseGet(() -> HealthCheck.Result.ok(status.size() + " facts"));
  }

  private void status(Exchange exchange) throws IOException {
    LedgerStatus status = ledger.status();
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> LedgerJson.status(json, status, ledger.verifierKey()));
  }

  /** A line of JSON while it goes on, so that nobody takes it for dead, and one with the result. */
  private void verify(Exchange exchange) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendStream(
        200,
        "application/jsonl",
        -1,
        out -> {
          Verification result = ledger.verify(checked -> line(out, json -> progress(json, checked)));
          line(
              out,
              json -> LedgerJson.verification(json, result, ledger.verifierKey().toString()));
        });
  }

  private static void progress(JsonGenerator json, long checked) {
    json.writeStartObject();
    json.writeNumberProperty("checked", checked);
    json.writeEndObject();
  }

  private static void line(OutputStream out, Consumer<JsonGenerator> json) {
    try {
      out.write((Json.text(json) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void prove(Exchange exchange) throws IOException {
    FactProof proof;
    try {
      proof = FactReference.prove(ledger, exchange.parameter("fact"));
    } catch (ProblemException e) {
      exchange.sendProblem(404, e.problem());
      return;
    }
    String key = ledger.verifierKey().toString();
    boolean verified = proof.verify(ledger.verifierKey());
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> LedgerJson.proof(json, proof, key, verified));
  }

  private void export(Exchange exchange) throws IOException {
    Files.createDirectories(temporary);
    Path folder = Files.createTempDirectory(temporary, "ledger-export-");
    try {
      ledger.export(folder, written -> {});
      exchange.setHeader("Cache-Control", "no-store");
      exchange.setHeader("Content-Disposition", "attachment; filename=\"ledger.zip\"");
      exchange.sendStream(200, "application/zip", -1, out -> TileArchive.write(folder, out));
    } finally {
      TileArchive.delete(folder);
    }
  }
}
