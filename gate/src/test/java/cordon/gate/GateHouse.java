package cordon.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Problem;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.testkit.http.RawClient;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Identity;
import cordon.web.Page;
import cordon.web.Reach;
import cordon.web.api.Idempotency;
import cordon.web.console.WebKit;
import cordon.web.server.Guard;
import cordon.web.server.HttpServer;
import cordon.web.server.RootPort;
import cordon.web.server.ServerParts;
import cordon.web.server.Shell;
import cordon.web.server.Traffic;
import cordon.web.server.WebConfig;
import gg.jte.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A gate on a free port with everything real below it: database, blobs, ledger, HTTP server. */
public final class GateHouse implements AutoCloseable {
  public final MovableClock clock;
  public final FakeAdvisories advisories;
  public final Path directory;
  public final Database database;
  public final Ledger ledger;
  public final Gate gate;
  private static final RootPort NPM = GateCapability.npmPort(0);

  private final String url;
  private final HttpServer server;

  private GateHouse(
      String url,
      Path directory,
      GateConfig config,
      MovableClock clock,
      FakeAdvisories advisories,
      UnaryOperator<GateParts> inspecting) {
    this.url = url;
    this.clock = clock;
    this.advisories = advisories;
    this.directory = directory;
    this.database =
        Database.open(
            new DatabaseConfig(url, 2),
            List.of(Ledger.MIGRATIONS, WebKit.MIGRATIONS, GateCapability.MIGRATIONS));
    this.ledger =
        Ledger.open(
            database,
            new LedgerConfig("test.example/log", directory.resolve("key"), Duration.ofHours(1)),
            clock,
            new SecureRandom());
    this.gate =
        Gate.open(
            config,
            inspecting.apply(
                new GateParts(
                    database,
                    new BlobStore(directory.resolve("blobs")),
                    ledger,
                    advisories,
                    clock,
                    new Random(1),
                    "test")));
    this.server =
        HttpServer.start(
            WebConfig.onLoopback(0).with(NPM),
            List.of(GateCapability.of(gate, new Idempotency(database, clock))),
            new ServerParts(EVERYBODY, new BareShell(), new Traffic(), () -> "incident", () -> {}));
  }

  /** Over SQLite in the directory. */
  public static GateHouse open(Path directory, GateConfig config) {
    return open(TestDatabases.sqlite(directory), directory, config);
  }

  /**
   * @param database its URL
   */
  public static GateHouse open(String database, Path directory, GateConfig config) {
    return open(database, directory, config, UnaryOperator.identity());
  }

  /** A gate that has artifacts looked into. */
  public static GateHouse open(Path directory, GateConfig config, Inspector inspector) {
    return open(directory, config, parts -> parts.with(inspector));
  }

  /** A gate with parts that are changed, such as an inspector that needs its database. */
  public static GateHouse open(
      Path directory, GateConfig config, UnaryOperator<GateParts> inspecting) {
    return open(TestDatabases.sqlite(directory), directory, config, inspecting);
  }

  private static GateHouse open(
      String database, Path directory, GateConfig config, UnaryOperator<GateParts> inspecting) {
    return new GateHouse(
        database, directory, config, new MovableClock(), new FakeAdvisories(), inspecting);
  }

  /** As somebody does who makes room by hand. */
  public void deleteBodies() throws IOException {
    BlobStore bodies = new BlobStore(directory.resolve("blobs"));
    for (BlobStore.Used body : bodies.longestUnusedFirst()) {
      bodies.delete(body.blob().sha256());
    }
  }

  /** The files of derived documents that are too large for memory. */
  public List<Path> derived() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("blobs/derived"))) {
      return files.toList();
    }
  }

  /** The same directory after a restart, with another inspector. */
  public GateHouse reopen(GateConfig config, Inspector inspector) {
    return reopen(config, parts -> parts.with(inspector));
  }

  /** The same directory after a restart, with the same clock and advisories. */
  public GateHouse reopen(GateConfig config) {
    return reopen(config, UnaryOperator.identity());
  }

  public GateHouse reopen(GateConfig config, UnaryOperator<GateParts> inspecting) {
    close();
    return new GateHouse(url, directory, config, clock, advisories, inspecting);
  }

  public int port() {
    return server.port();
  }

  /** The port with npm at its root. */
  public int npmPort() {
    return server.port(NPM);
  }

  public String url() {
    return server.url();
  }

  public RawClient.Answer get(String path, String... headers) throws IOException {
    return RawClient.get(port(), path, headers);
  }

  public RawClient.Answer head(String path, String... headers) throws IOException {
    return RawClient.request(port(), "HEAD", path, headers);
  }

  /** All facts of a type, oldest first. */
  public List<Fact> facts(String type) {
    return ledger
        .read(
            new FactQuery(
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                -1,
                1000))
        .stream()
        .filter(f -> f.type().equals(type))
        .toList();
  }

  /** The only fact of a type. */
  public Fact fact(String type) {
    List<Fact> found = facts(type);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /** Returns when the cache has written what it holds. */
  public void settle() {
    gate.settle();
  }

  @Override
  public void close() {
    server.close();
    gate.close();
    ledger.close();
    database.close();
  }

  static {
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  /** Names who asks; without it the address does. */
  public static final String ACTOR = "X-Actor";

  /** Limits who asks to one upstream, as a token can be; without it all are open. */
  public static final String REACH = "X-Reach";

  private static final Guard EVERYBODY =
      (request, access) -> {
        Reach reach = request.header(REACH).map(r -> new Reach(Set.of(r))).orElse(Reach.ALL);
        Identity who =
            new Identity(
                request.header(ACTOR).orElse("address:" + request.peer().address()),
                EnumSet.noneOf(cordon.web.Role.class),
                Map.of(),
                reach);
        var admitted = new Guard.Admitted(who, "");
        return access instanceof Access.Client client
                && !client.upstream().isEmpty()
                && !reach.covers(client.upstream())
            ? new Guard.OutOfReach(
                admitted, Problem.of("access/out-of-reach", "not for it", "limited", "ask"))
            : admitted;
      };

  private static final class BareShell implements Shell {
    @Override
    public byte[] document(Exchange exchange, Page page) {
      return page.title().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] fragment(Content body) {
      return new byte[0];
    }

    @Override
    public byte[] problem(Exchange exchange, int status, Problem problem) {
      return problem.line().getBytes(StandardCharsets.UTF_8);
    }
  }
}
