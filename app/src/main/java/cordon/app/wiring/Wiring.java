package cordon.app.wiring;

import cordon.advisories.StoredAdvisories;
import cordon.app.backup.BackupCapability;
import cordon.app.config.CordonSettings;
import cordon.app.config.ServerSettings;
import cordon.app.ledger.LedgerCapability;
import cordon.app.openapi.OpenApi;
import cordon.app.upstream.Learned;
import cordon.exposure.AdvisorySource;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureCapability;
import cordon.exposure.ExposureWatch;
import cordon.exposure.Inquiries;
import cordon.exposure.SchemaFolder;
import cordon.exposure.StandingExposures;
import cordon.gate.Gate;
import cordon.gate.GateCapability;
import cordon.gate.GateParts;
import cordon.ledger.FactDraft;
import cordon.ledger.Hearing;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.terminal.Environment;
import cordon.web.Route;
import cordon.web.console.WebKit;
import cordon.web.console.WebParts;
import cordon.web.identity.Identities;
import cordon.web.server.HttpServer;
import cordon.web.server.TlsFiles;
import cordon.web.server.WebConfig;
import cordon.web.server.WebLimits;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The house, assembled: every room gets what it needs, in the order in which they stand on each
 * other. Closing takes them down the other way round.
 */
public final class Wiring implements AutoCloseable {
  /** Readers of SQLite, or connections to PostgreSQL beside the writer. */
  private static final int READERS = 8;

  private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(1);

  static final String BLOBS = "blobs";

  /** Apart from what the gate caches, whose housekeeping removes what it does not know. */
  static final String DOCUMENTS = "documents";

  /** Each room brings its own tables. */
  static final List<String> MIGRATIONS =
      List.of(
          Ledger.MIGRATIONS,
          WebKit.MIGRATIONS,
          StoredAdvisories.MIGRATIONS,
          GateCapability.MIGRATIONS,
          Exposure.MIGRATIONS);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final HttpServer server;
  private final Optional<String> firstLink;

  /**
   * Opens everything and listens.
   *
   * @param learned upstreams of ecosystems that the settings do not name
   * @throws cordon.base.ProblemException when a room cannot be opened; those that were are closed
   */
  public Wiring(
      CordonSettings settings,
      List<Learned> learned,
      Environment environment,
      InstantSource clock,
      String version) {
    try {
      SecureRandom random = new SecureRandom();
      Path data = DataFolder.prepare(settings.data().root());
      Database database =
          opened(Database.open(new DatabaseConfig(settings.databaseUrl(), READERS), MIGRATIONS));
      Ledger ledger = opened(Ledger.open(database, ledger(data, random), clock, random));
      Issuers issuers = opened(new Issuers(settings.issuers(), version, clock));
      WebKit web =
          opened(
              WebKit.open(
                  new WebParts(
                      web(settings.server()),
                      database,
                      data,
                      clock,
                      random,
                      (transaction, e) ->
                          ledger.append(
                              transaction,
                              new FactDraft(e.type(), e.time(), e.actor(), e.subject(), e.body())),
                      issuers.tokens(),
                      version,
                      Identities.PASSWORD_ROUNDS)));
      AdvisoryFeeds feeds =
          opened(new AdvisoryFeeds(settings.advisories(), data, database, ledger, clock));
      Hearing hearing = opened(Hearing.of(database, System::nanoTime));
      BlobStore artifacts = new BlobStore(data.resolve(BLOBS));
      BlobStore documents = new BlobStore(data.resolve(DOCUMENTS));
      GateParts parts =
          new GateParts(database, artifacts, ledger, feeds.advisories(), clock, random, version)
              .with(hearing);
      Gate gate =
          opened(
              Gate.open(
                  GateConfigs.of(settings, learned, environment),
                  EvidenceConfigs.of(settings.evidence()),
                  settings.inspect().enabled()
                      ? parts.with(
                          InspectionConfigs.of(
                              settings.inspect(),
                              environment.cwd(),
                              LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                      : parts));
      Exposure exposure =
          opened(
              Exposure.open(
                  database, ledger, documents, clock, gate::secretsRead, new KnownReleases(gate)));
      AdvisorySource claims =
          new AdvisorySource(
              feeds.advisories()::find,
              feeds.advisories()::malice,
              feeds.advisories()::match,
              feeds.advisories()::generation);
      StandingExposures standing = new StandingExposures(database, ledger, exposure, claims, clock);
      opened(
          new ExposureWatch(
                  standing,
                  database,
                  clock,
                  System::nanoTime,
                  Long.toUnsignedString(random.nextLong(), 36))
              .start());
      hearing.onNews(gate::refresh);
      hearing.onNews(feeds.advisories()::catchUp);
      hearing.start();
      this.server =
          opened(
              web.start(
                  List.of(
                      GateCapability.of(gate, parts, web.idempotency(), web.live()),
                      feeds.capability(gate),
                      ExposureCapability.of(
                          exposure,
                          standing,
                          new Inquiries(database, ledger, exposure, claims, clock, random),
                          claims,
                          web.idempotency(),
                          SchemaFolder.beside(
                              data.resolve("schemas"), "`schemas` in the data directory"),
                          settings.exposure().largestUpload()),
                      LedgerCapability.of(ledger, data.resolve("tmp")),
                      BackupCapability.of(
                          data, artifacts, documents, database, ledger, clock, version),
                      OpenApi.capability())));
      this.firstLink = web.signIn().firstLink();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where the server listens. */
  public String url() {
    return server.url();
  }

  /** Everything that is answered. */
  List<Route> routes() {
    return server.routes();
  }

  /** While there is no user: the path of the link that makes the first administrator. */
  public Optional<String> firstLink() {
    return firstLink;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.getLogger(Wiring.class.getName())
            .log(System.Logger.Level.WARNING, "a room did not close cleanly", e);
      }
    }
  }

  private <T extends AutoCloseable> T opened(T room) {
    open.push(room);
    return room;
  }

  static LedgerConfig ledger(Path data, SecureRandom random) {
    return new LedgerConfig(
        DataFolder.ledgerOrigin(data, random),
        data.resolve(DataFolder.LEDGER_KEY),
        CHECKPOINT_EVERY);
  }

  private static String withoutSlash(URI url) {
    return url.toString().replaceFirst("/+$", "");
  }

  private static WebConfig web(ServerSettings server) {
    return new WebConfig(
        server.bind(),
        server.port(),
        server.tls().map(tls -> new TlsFiles(tls.certificate(), tls.key())),
        server.baseUrl().map(Wiring::withoutSlash),
        Set.copyOf(server.trustedProxies()),
        server.baseUrl().map(URI::getHost).map(Set::of).orElse(Set.of()),
        true,
        !server.loopbackClientsNeedToken(),
        server.npmPort().map(GateCapability::npmPort).stream().toList(),
        WebLimits.defaults());
  }
}
