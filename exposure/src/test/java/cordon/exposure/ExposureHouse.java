package cordon.exposure;

import cordon.advisories.StarterFeed;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.terminal.ApiClient;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import cordon.web.console.WebKit;
import cordon.web.console.WebParts;
import cordon.web.server.HttpServer;
import cordon.web.server.WebConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Exposure behind a real server on a free port, with a clock that a test sets. */
public final class ExposureHouse implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-24T10:00:00Z");
  private static final int FEW_ROUNDS = 1_000;

  public final Database database;
  public final Ledger ledger;
  public final BlobStore documents;
  public final Exposure exposure;
  public final StandingExposures standing;
  public final Inquiries inquiries;

  /** What exposure knows of advisories; a test may set others. */
  public AdvisorySource advisories =
      new AdvisorySource(
          StarterFeed::find,
          (ecosystem, name) -> List.of(),
          (ecosystem, name, version) -> List.of(),
          () -> 1);

  public Instant now = START;
  private final Path data;
  private final WebKit kit;
  private final HttpServer server;

  public ExposureHouse(Path data) {
    this(data, sqlite(data), 64 << 20);
  }

  /**
   * @param database as {@link DatabaseConfig} takes it
   */
  public ExposureHouse(Path data, String database) {
    this(data, database, 64 << 20);
  }

  /**
   * @param largestUpload bytes of one request
   */
  ExposureHouse(Path data, long largestUpload) {
    this(data, sqlite(data), largestUpload);
  }

  private ExposureHouse(Path data, String url, long largestUpload) {
    this.data = data;
    InstantSource clock = () -> now;
    SecureRandom random = new SecureRandom();
    database =
        Database.open(
            new DatabaseConfig(url, 2),
            List.of(Ledger.MIGRATIONS, WebKit.MIGRATIONS, Exposure.MIGRATIONS));
    ledger =
        Ledger.open(
            database,
            new LedgerConfig("cordon.test/ledger", data.resolve("key"), Duration.ofHours(1)),
            clock,
            random);
    documents = new BlobStore(data.resolve("documents"));
    exposure = Exposure.open(database, ledger, documents, clock);
    AdvisorySource claims =
        new AdvisorySource(
            id -> advisories.find().apply(id),
            (ecosystem, name) -> advisories.malice().apply(ecosystem, name),
            (ecosystem, name, version) -> advisories.claims().about(ecosystem, name, version),
            () -> advisories.generation().getAsLong());
    standing = new StandingExposures(database, ledger, exposure, claims, clock);
    inquiries = new Inquiries(database, ledger, exposure, claims, clock, random);
    kit =
        WebKit.open(
            new WebParts(
                WebConfig.onLoopback(0),
                database,
                data,
                clock,
                random,
                (transaction, event) -> {},
                "1",
                FEW_ROUNDS));
    server =
        kit.start(
            List.of(
                ExposureCapability.of(
                    exposure,
                    standing,
                    inquiries,
                    claims,
                    kit.idempotency(),
                    SchemaFolder.beside(data.resolve("schemas"), "`schemas`"),
                    largestUpload)));
  }

  /** A database in a file of a folder. */
  public static String sqlite(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("cordon.db");
  }

  /** An empty database of a PostgreSQL server; the test is left out where there is none. */
  public static String postgres() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  public String url() {
    return server.url();
  }

  /** Of the local administrator. */
  public String token() {
    try {
      return Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a program with the role developer, bound to these units. */
  public String developerToken(String name, String... units) {
    return token(name, "developer", units);
  }

  /** Of a program, bound to these units; to none where there are none. */
  public String token(String name, String role, String... units) {
    ApiClient admin = new ApiClient(URI.create(url()), Optional.of(token()));
    return admin
        .post(
            "/api/v1/tokens",
            json -> {
              json.writeStartObject();
              json.writeStringProperty("name", name);
              json.writeStringProperty("kind", "workload");
              json.writeStringProperty("role", role);
              json.writeArrayPropertyStart("units");
              List.of(units).forEach(json::writeString);
              json.writeEndArray();
              json.writeEndObject();
            })
        .orThrow()
        .string("secret");
  }

  @Override
  public void close() {
    server.close();
    kit.close();
    exposure.close();
    ledger.close();
    database.close();
  }
}
