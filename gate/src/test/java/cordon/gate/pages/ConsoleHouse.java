package cordon.gate.pages;

import cordon.base.Ecosystem;
import cordon.gate.FakeAdvisories;
import cordon.gate.Gate;
import cordon.gate.GateCapability;
import cordon.gate.GateConfig;
import cordon.gate.GateParts;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.web.console.WebKit;
import cordon.web.console.WebParts;
import cordon.web.server.HttpServer;
import cordon.web.server.WebConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The gate with its console on a free port, and a registry behind it. */
final class ConsoleHouse implements AutoCloseable {
  /** So that a sign-in does not take a third of a second. */
  private static final int FEW_ROUNDS = 1000;

  final NpmRegistry registry = NpmRegistry.start();
  final WebKit kit;
  final Gate gate;
  private final Database database;
  private final Ledger ledger;
  private final HttpServer server;

  ConsoleHouse(Path data) {
    this(data, UnaryOperator.identity());
  }

  /**
   * @param changed what the gate is built on, such as with an inspector
   */
  ConsoleHouse(Path data, UnaryOperator<GateParts> changed) {
    MovableClock clock = new MovableClock();
    FakeAdvisories advisories = new FakeAdvisories();
    publish(advisories);
    database =
        Database.open(
            new DatabaseConfig("jdbc:sqlite:" + data.resolve("cordon.db"), 2),
            List.of(Ledger.MIGRATIONS, WebKit.MIGRATIONS, GateCapability.MIGRATIONS));
    ledger =
        Ledger.open(
            database,
            new LedgerConfig("test.example/log", data.resolve("key"), Duration.ofHours(1)),
            clock,
            new SecureRandom());
    GateParts parts =
        changed.apply(
            new GateParts(
                database,
                new BlobStore(data.resolve("blobs")),
                ledger,
                advisories,
                clock,
                new Random(1),
                "test"));
    gate = Gate.open(GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url()))), parts);
    kit =
        WebKit.open(
            new WebParts(
                WebConfig.onLoopback(0),
                database,
                data,
                clock,
                new SecureRandom(),
                (transaction, event) -> {},
                "9.9.9",
                FEW_ROUNDS));
    server = kit.start(List.of(GateCapability.of(gate, parts, kit.idempotency(), kit.live())));
  }

  private void publish(FakeAdvisories advisories) {
    registry.publish("left", "1.0.0");
    registry.publish(
        NpmRelease.of("left", "1.1.0").at(MovableClock.START.minus(Duration.ofDays(2))));
    registry.publish("@acme/tool", "2.0.0");
    registry.publish("evil", "6.6.6");
    advisories.malicious(Ecosystem.NPM, "evil", "6.6.6");
  }

  /** What clients do on a morning: something goes through, something is hidden, some is refused. */
  void traffic() throws IOException {
    String npm = "npm/11.4.0 node/v22.3.0 linux x64 workspaces/false";
    for (String path :
        List.of(
            "/npm/left",
            "/npm/left/-/left-1.0.0.tgz",
            "/npm/@acme/tool",
            "/npm/@acme/tool/-/tool-2.0.0.tgz",
            "/npm/left/-/left-1.1.0.tgz",
            "/npm/evil",
            "/npm/evil/-/evil-6.6.6.tgz")) {
      RawClient.get(server.port(), path, "User-Agent: " + npm);
    }
  }

  RawClient.Answer get(String path) throws IOException {
    return RawClient.get(server.port(), path);
  }

  void pull() throws IOException {
    RawClient.get(server.port(), "/npm/left/-/left-1.0.0.tgz", "User-Agent: pnpm/10.2.0");
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    kit.close();
    gate.close();
    ledger.close();
    database.close();
    registry.close();
  }
}
