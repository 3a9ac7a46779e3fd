package cordon.gate.evidence;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateEventQuery;
import cordon.gate.MovableClock;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.Durability;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty log of evidence, opened before each test. */
abstract class OpenEvidence {
  static final Upstream UPSTREAM =
      Upstream.open(Ecosystem.NPM, URI.create("https://registry.example/"));
  static final Asker CI =
      new Asker(
          "job:ci:acme/app",
          "10.0.0.7",
          Map.of("repository", "acme/app", "run_id", "77"),
          "npm/11.4.0",
          "ci",
          "ab12",
          "@acme");
  static final Duration KEEP = Duration.ofDays(100);

  @TempDir Path folder;
  final MovableClock clock = new MovableClock();
  String url;
  Database database;
  Ledger ledger;
  Evidence evidence;
  EventLog log;
  Upkeep upkeep;

  /** Of an empty database. */
  abstract String newUrl(Path folder);

  @BeforeEach
  void openNew() {
    url = newUrl(folder);
    open();
  }

  void open() {
    database = TestDatabases.open(url);
    ledger = TestDatabases.ledger(database, folder, clock);
    evidence =
        new Evidence(
            database,
            ledger,
            new PulledReleases(database, new EventIndex(database)),
            Durability.PROCESS,
            clock);
    log = new EventLog(database, ledger, new EventIndex(database));
    upkeep = new Upkeep(database, ledger, new EventIndex(database), evidence, KEEP, clock);
  }

  @AfterEach
  void close() {
    upkeep.close();
    ledger.close();
    database.close();
  }

  long pull(Asker asker, String version, int digest) {
    byte[] hash = new byte[32];
    hash[0] = (byte) digest;
    return evidence.pull(
        asker,
        Coordinate.release(Ecosystem.NPM, "default", "left", version).withFile("left.tgz"),
        new Pull(Digest.of(Digest.Algorithm.SHA256, hash), 10, 0, 10, 200, true),
        Allowed.by("p"));
  }

  void withheld(Asker asker, String summary) {
    evidence.withheld(asker, UPSTREAM, "left", summary, "p");
  }

  List<Fact> facts(String type) {
    return ledger.read(FactQuery.all(1000)).stream().filter(f -> f.type().equals(type)).toList();
  }

  List<Fact> find(Optional<String> address, Map<String, String> claims, String sha256) {
    return log.find(
            new GateEventQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                address,
                claims,
                Optional.empty(),
                Optional.empty(),
                Optional.of(sha256).filter(s -> !s.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE,
                10))
        .facts();
  }
}
