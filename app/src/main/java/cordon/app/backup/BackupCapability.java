package cordon.app.backup;

import cordon.app.wiring.BackupPlan;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Backup;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.terminal.Json;
import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A back-up of the running server: its database is locked, so nobody else can make one. */
public final class BackupCapability {
  public static final String PATH = "/api/v1/backup";

  private final Path data;
  private final BlobStore artifacts;
  private final BlobStore documents;
  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final String version;

  private BackupCapability(
      Path data,
      BlobStore artifacts,
      BlobStore documents,
      Database database,
      Ledger ledger,
      InstantSource clock,
      String version) {
    this.data = data;
    this.artifacts = artifacts;
    this.documents = documents;
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.version = version;
  }

  /**
   * @param artifacts as the gate has it open: opening it anew would sweep away what is on its way
   *     in
   * @param documents as exposure has it open
   */
  public static Capability of(
      Path data,
      BlobStore artifacts,
      BlobStore documents,
      Database database,
      Ledger ledger,
      InstantSource clock,
      String version) {
    BackupCapability api =
        new BackupCapability(data, artifacts, documents, database, ledger, clock, version);
    return new Capability(
        "backup",
        List.of(Route.post(PATH, Access.needs(Role.ADMINISTRATOR), api::backup)),
        List.of());
  }

  /** {@code ?bodies=true} takes the cached artifacts along. */
  private void backup(Exchange exchange) throws IOException {
    boolean bodies = exchange.query("bodies").equals(Optional.of("true"));
    Instant now = clock.instant();
    // Before the copy, so that the copy knows of itself: whoever has it has the ledger's key.
    ledger.append(draft(exchange.identity().actor(), bodies, now)).join();
    Path folder = Files.createDirectories(data.resolve("tmp"));
    Path place = Files.createTempDirectory(folder, "backup-");
    Path file = place.resolve("cordon.backup");
    try {
      Backup.write(
          database,
          BackupPlan.contents(
              data, version, documents, bodies ? Optional.of(artifacts) : Optional.empty()),
          file,
          now);
      exchange.setHeader("Cache-Control", "no-store");
      exchange.setHeader("Content-Disposition", "attachment; filename=\"cordon.backup\"");
      exchange.sendFile(200, "application/zip", file, 0, Files.size(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(place);
    }
  }

  private static FactDraft draft(String actor, boolean bodies, Instant now) {
    String body =
        Json.text(json -> {
          json.writeStartObject();
          json.writeBooleanProperty("bodies", bodies);
          json.writeEndObject();
        });
    return new FactDraft("server.backup", now, actor, "server", body);
  }
}
