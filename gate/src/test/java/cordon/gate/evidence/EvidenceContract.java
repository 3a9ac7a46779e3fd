package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.AgeBasis;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateCapability;
import cordon.gate.GateEventQuery;
import cordon.gate.LogCoverage;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.gate.Verdict;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.ledger.LedgerConfig;
import cordon.ledger.Verification;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written down, what of it is found again, and what is let go; the same on both databases.
 */
abstract class EvidenceContract {
  private static final Upstream UPSTREAM =
      Upstream.open(Ecosystem.NPM, URI.create("https://registry.example/"));
  private static final Asker CI =
      new Asker(
          "job:ci:acme/app",
          "10.0.0.7",
          Map.of("repository", "acme/app", "run_id", "77"),
          "npm/11.4.0",
          "ci",
          "ab12",
          "@acme");
  private static final Duration KEEP = Duration.ofDays(100);

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private String url;
  private Database database;
  private Ledger ledger;
  private Evidence evidence;
  private EventLog log;
  private Upkeep upkeep;

  /** Of an empty database. */
  abstract String newUrl(Path folder);

  @BeforeEach
  void openNew() {
    url = newUrl(folder);
    open();
  }

  private void open() {
    database =
        Database.open(
            new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS, GateCapability.MIGRATIONS));
    ledger =
        Ledger.open(
            database,
            new LedgerConfig("test.example/log", folder.resolve("key"), Duration.ofHours(1)),
            clock,
            new SecureRandom());
    evidence =
        new Evidence(
            database, ledger, new PulledReleases(database, new EventIndex(database)), clock);
    log = new EventLog(database, ledger, new EventIndex(database));
    upkeep = new Upkeep(database, ledger, new EventIndex(database), evidence, KEEP, clock);
  }

  @AfterEach
  void close() {
    upkeep.close();
    ledger.close();
    database.close();
  }

  private long pull(Asker asker, String version, int digest) {
    byte[] hash = new byte[32];
    hash[0] = (byte) digest;
    return evidence.pull(
        asker,
        Coordinate.release(Ecosystem.NPM, "default", "left", version).withFile("left.tgz"),
        new Pull(Digest.of(Digest.Algorithm.SHA256, hash), 10, 0, 10, 200, true),
        new Decision(
            Verdict.ALLOW,
            List.of(),
            Optional.empty(),
            Instant.MAX,
            Optional.empty(),
            AgeBasis.UPSTREAM,
            "p"));
  }

  private void withheld(Asker asker, String summary) {
    evidence.withheld(asker, UPSTREAM, "left", summary, "p");
  }

  private List<Fact> facts(String type) {
    return ledger.read(FactQuery.all(1000)).stream().filter(f -> f.type().equals(type)).toList();
  }

  private List<Fact> find(Optional<String> address, Map<String, String> claims, String sha256) {
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

  @Test
  void aPullSaysWhichJobOfWhichRepositoryItWasFor() {
    pull(CI, "1.0.0", 1);
    pull(new Asker("address:10.0.0.8", "10.0.0.8", "pip/26", ""), "1.0.1", 2);
    Fact kept = facts("gate.pull").getFirst();
    assertThat(kept.body())
        .contains("\"job\":{", "\"repository\":\"acme/app\"", "\"run_id\":\"77\"")
        .contains("\"command\":\"ci\"", "\"session\":\"ab12\"", "\"scope\":\"@acme\"")
        .contains("\"status\":200")
        .doesNotContain("10.0.0.7");

    assertThat(find(Optional.empty(), Map.of("repository", "acme/app"), ""))
        .singleElement()
        .satisfies(f -> assertThat(f.body()).contains("\"address\":\"10.0.0.7\""));
    assertThat(find(Optional.empty(), Map.of("repository", "acme/app", "run_id", "78"), ""))
        .isEmpty();
    assertThat(find(Optional.of("10.0.0.7"), Map.of(), "")).hasSize(1);
    assertThat(find(Optional.of("10.0.0.8"), Map.of(), ""))
        .extracting(Fact::actor)
        .containsExactly("address:10.0.0.8");
    assertThat(find(Optional.empty(), Map.of(), "02" + "0".repeat(62)))
        .extracting(Fact::subject)
        .containsExactly("pkg:npm/left@1.0.1");
  }

  @Test
  void theSameAnswerAgainIsCountedAndNothingIsLost() {
    for (int i = 0; i < 300; i++) {
      withheld(CI, "{\"count\":1}");
    }
    assertThat(facts("gate.withheld")).hasSize(1);
    assertThat(log.find(GateEventQuery.newest(10)).facts())
        .singleElement()
        .satisfies(f -> assertThat(f.body()).endsWith(",\"again\":299}"));

    withheld(CI, "{\"count\":2}");
    withheld(new Asker("user:anna", "10.0.0.7", "npm/11.4.0", "ci"), "{\"count\":1}");
    assertThat(facts("gate.withheld")).hasSize(3);

    clock.advance(Duration.ofDays(1));
    withheld(CI, "{\"count\":1}");
    assertThat(facts("gate.withheld")).hasSize(4);
    upkeep.tidy();
    upkeep.tidy();
    assertThat(facts("gate.withheld.again"))
        .singleElement()
        .satisfies(f ->
            assertThat(f.body())
                .startsWith("{\"of\":" + facts("gate.withheld").getFirst().sequence())
                .contains("\"again\":299"));
  }

  @Test
  void manyAtOnceAreAllWritten() throws Exception {
    Thread[] clients = new Thread[16];
    for (int c = 0; c < clients.length; c++) {
      int number = c;
      clients[c] =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 50; i++) {
                  pull(CI, "1." + number + "." + i, i);
                  withheld(CI, "{\"count\":1}");
                }
              });
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(facts("gate.pull")).extracting(Fact::subject).doesNotHaveDuplicates().hasSize(800);
    assertThat(facts("gate.withheld")).hasSize(1);
    assertThat(find(Optional.empty(), Map.of("run_id", "77"), "")).hasSize(10);
    assertThat(log.find(GateEventQuery.newest(1000)).facts())
        .filteredOn(f -> f.type().equals("gate.withheld"))
        .singleElement()
        .satisfies(f -> assertThat(f.body()).contains("\"again\":799"));
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }

  @Test
  void oldEvidenceIsLetGoAndTheLedgerStillHolds() {
    pull(CI, "1.0.0", 1);
    withheld(CI, "{\"count\":1}");
    ledger.checkpoint();
    Verification.Sound before = (Verification.Sound) ledger.verify(n -> {});
    clock.advance(KEEP.plusDays(31));
    pull(CI, "2.0.0", 1);
    upkeep.tidy();

    assertThat(log.find(GateEventQuery.newest(10)).facts())
        .extracting(Fact::subject)
        .containsExactly("pkg:npm/left@2.0.0");
    Fact old = facts("gate.pull").getFirst();
    assertThat(old.actor()).matches("job:~[A-Za-z0-9_-]{43}");
    assertThat(old.body()).doesNotContain("10.0.0.7");
    assertThat(facts("gate.pull").getLast().actor()).isEqualTo("job:ci:acme/app");
    assertThat(find(Optional.of("10.0.0.7"), Map.of(), "")).hasSize(1);

    assertThat(facts("gate.evidence.erased"))
        .singleElement()
        .satisfies(f ->
            assertThat(f.body())
                .contains("\"events\":2", "\"identities\":2")
                .contains("gate.evidence.retention is 100 days"));
    upkeep.tidy();
    assertThat(facts("gate.evidence.erased")).hasSize(1);
    ledger.checkpoint();
    Verification.Sound after = (Verification.Sound) ledger.verify(n -> {});
    assertThat(after.size()).isGreaterThan(before.size());
    assertThat(ledger.prove(old.sequence()).verify(ledger.verifierKey())).isTrue();
  }

  @Test
  void theClaimsOfJobsGoWithTheLastEventThatNamesThem() {
    Map<String, String> once = Map.of("run_id", "70");
    pull(new Asker("job:ci:acme/app", "10.0.0.7", once, "npm/11.4.0", "ci", "", ""), "1.0.0", 1);
    pull(CI, "1.0.0", 1);
    clock.advance(KEEP.plusDays(31));
    pull(CI, "2.0.0", 1);
    upkeep.tidy();
    List<String> values =
        database.read(h ->
            h.createQuery("select value from gate_claim order by value")
                .mapTo(String.class)
                .list());
    assertThat(values).containsExactly("77", "acme/app");
    long workloads =
        database.read(
            h -> h.createQuery("select count(*) from gate_workload").mapTo(Long.class).one());
    assertThat(workloads).isEqualTo(1);
  }

  @Test
  void whatIsYoungEnoughStays() {
    pull(CI, "1.0.0", 1);
    clock.advance(KEEP);
    upkeep.tidy();
    assertThat(log.find(GateEventQuery.newest(10)).facts()).hasSize(1);
    assertThat(upkeep.coverage().reaches()).isEmpty();
    assertThat(facts("gate.evidence.erased")).isEmpty();
  }

  @Test
  void theLogSaysWhatItCanSpeakOf() {
    Instant start = clock.instant();
    clock.advance(Duration.ofHours(2));
    upkeep.close();
    ledger.close();
    database.close();
    clock.advance(Duration.ofHours(3));
    open();
    LogCoverage coverage = upkeep.coverage();
    assertThat(coverage.since()).isEqualTo(start);
    assertThat(coverage.gaps())
        .containsExactly(
            new LogCoverage.Gap(start.plus(Duration.ofHours(2)), start.plus(Duration.ofHours(5))));
    assertThat(coverage.statement())
        .contains("since 2026-06-01T12:00:00Z")
        .contains("it was down 1 time from 2026-06-01T14:00:00Z to 2026-06-01T17:00:00Z")
        .contains("is not in it");

    pull(CI, "1.0.0", 1);
    clock.advance(KEEP.plusDays(1));
    upkeep.tidy();
    assertThat(upkeep.coverage().from()).isEqualTo(clock.instant().minus(KEEP));
  }
}
