package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateEventQuery;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.gate.evidence.KilledUpkeep.Work;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.ledger.Verification;
import cordon.store.Database;
import cordon.store.Durability;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} in the middle of what is written behind the facts, and of what is let go. */
class EvidenceKillTest {
  /** More than two steps of a projection, and several of the retention. */
  private static final int OLD = 2_400;

  private static final int YOUNG = 100;
  private static final int CLIENTS = 700;

  /** Each has a name and an address. */
  private static final long OLD_IDENTITIES = 2L * CLIENTS;

  private static final long OLD_EVENTS = OLD + 1;
  private static final Instant NOW =
      MovableClock.START.plus(KilledUpkeep.KEEP).plus(Duration.ofDays(31));

  /** Facts with nothing written behind them yet; made once, since nobody changes it. */
  @TempDir static Path prepared;

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private Ledger ledger;

  @BeforeAll
  static void prepare() throws Exception {
    MovableClock clock = new MovableClock();
    try (Database database = KilledUpkeep.database(prepared);
        Ledger ledger = KilledUpkeep.ledger(database, prepared, clock)) {
      Evidence evidence =
          new Evidence(
              database,
              ledger,
              new PulledReleases(database, new EventIndex(database)),
              Durability.PROCESS,
              clock);
      pull(evidence, "old", OLD);
      evidence.withheld(
          asker("old", 0),
          Upstream.open(Ecosystem.NPM, URI.create("https://registry.example/")),
          "left",
          "{\"count\":1}",
          "p");
      clock.set(NOW);
      pull(evidence, "young", YOUNG);
    }
    try (Database database = KilledUpkeep.database(prepared)) {
      database.write(h -> {
        for (String table : List.of("ledger_index", "gate_event", "gate_pulled_release")) {
          h.execute("delete from " + table);
        }
        return h.execute("update ledger_subscription set next_sequence = 0");
      });
    }
  }

  private static void pull(Evidence evidence, String age, int count) throws InterruptedException {
    Thread[] clients = new Thread[32];
    for (int t = 0; t < clients.length; t++) {
      int first = t;
      clients[t] =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = first; i < count; i += clients.length) {
                  pull(evidence, asker(age, i % CLIENTS), i);
                }
              });
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private static Asker asker(String age, int number) {
    String address = "10.0." + number / 250 + "." + number % 250;
    return new Asker(
        "job:" + age + "/" + number,
        address,
        Map.of("run_id", age + number),
        "npm/11",
        "ci",
        "",
        "");
  }

  private static void pull(Evidence evidence, Asker asker, int number) {
    evidence.pull(
        asker,
        Coordinate.release(Ecosystem.NPM, "default", "left", "1.0." + number % 50).withFile("f"),
        new Pull(Digest.of(Digest.Algorithm.SHA256, new byte[32]), 10, 0, 10, 200, true),
        Allowed.by("p"));
  }

  private void killAt(Work work, String aim) throws Exception {
    try (var files = Files.list(prepared)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    KilledUpkeep.killAt(folder, NOW, work, aim);
    clock.set(NOW);
    database = KilledUpkeep.database(folder);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private long count(String sql) {
    return database.read(h -> h.createQuery("select " + sql).mapTo(Long.class).one());
  }

  private long position(String projection) {
    return count(
        "coalesce(max(next_sequence), 0) from ledger_subscription where subscriber = '"
            + projection
            + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert on gate_event when new.sequence = 1000",
        "insert on gate_event when new.sequence = 2100",
        "insert on gate_claim when new.value = 'young7'",
        "insert on gate_pulled_release when new.version = '1.0.30'",
        "update on gate_pulled_release when new.version = '1.0.30'",
        "update on ledger_subscription when new.subscriber = 'gate log'",
        "insert on ledger_index when new.sequence = 1000",
        "insert on ledger_index when new.sequence = 2100",
        "update on ledger_subscription when new.subscriber = 'ledger index' and new.next_sequence ="
            + " 2501",
      })
  void rowsAndPositionAgreeAndSearchesAreComplete(String aim) throws Exception {
    killAt(Work.SEARCH, aim);
    // Before anybody catches up: what stands there is what the position says.
    rowsAreThoseBelowThePosition();
    ledger = KilledUpkeep.ledger(database, folder, clock);
    EventIndex index = new EventIndex(database);
    assertThat(new EventLog(database, ledger, index).count(EventRow.PULL, Instant.EPOCH))
        .isEqualTo(OLD + YOUNG);
    assertThat(ledger.read(KilledUpkeep.pulls(10_000))).hasSize(OLD + YOUNG);
    assertThat(ledger.read(by("job:young/7"))).hasSize(1);
    assertThat(position("gate log")).isEqualTo(ledger.size());
    assertThat(position("ledger index")).isEqualTo(ledger.size());
    rowsAreThoseBelowThePosition();
    assertThat(count("count(*) from gate_claim")).isEqualTo(CLIENTS + YOUNG);
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }

  private static FactQuery by(String actor) {
    return new FactQuery(
        "", Optional.empty(), Optional.of(actor), Optional.empty(), Optional.empty(), -1, 100);
  }

  private void rowsAreThoseBelowThePosition() {
    long indexed = position("ledger index");
    assertThat(count("count(*) from ledger_index")).isEqualTo(indexed);
    assertThat(count("coalesce(max(sequence), -1) from ledger_index")).isEqualTo(indexed - 1);
    long logged = position("gate log");
    String below = " from ledger_fact where type like 'gate.%' and sequence < " + logged;
    assertThat(count("count(*) from gate_event")).isEqualTo(count("count(*)" + below));
    assertThat(count("coalesce(max(sequence), -1) from gate_event")).isEqualTo(logged - 1);
    assertThat(count("coalesce(sum(pulls), 0) from gate_pulled_release"))
        .isEqualTo(count("count(*)" + below + " and type = 'gate.pull'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete on gate_event when old.sequence = 0",
        "delete on gate_event when old.sequence = 1700",
        "delete on gate_withheld",
        "update on gate_retention when new.events = 1000",
        "delete on ledger_erasable when old.value = 'job:old/3'",
        "update on gate_retention when new.identities = 1000",
        "delete on gate_claim when old.value = 'old44'",
        "delete on gate_workload",
        "insert on ledger_fact when new.type = 'gate.evidence.erased'",
        "update on gate_retention when old.events > 0 and new.events = 0",
      })
  void nothingIsHalfErasedAndTheNextRunFinishes(String aim) throws Exception {
    killAt(Work.TIDY, aim);
    ledger = KilledUpkeep.ledger(database, folder, clock);
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
    whatIsGoneIsCounted();
    EventIndex index = new EventIndex(database);
    Evidence evidence =
        new Evidence(
            database, ledger, new PulledReleases(database, index), Durability.PROCESS, clock);
    try (Upkeep upkeep = new Upkeep(database, ledger, index, evidence, KilledUpkeep.KEEP, clock)) {
      upkeep.tidy();
      upkeep.tidy();
      assertThat(upkeep.coverage().reaches()).contains(NOW.minus(KilledUpkeep.KEEP));
    }
    onlyTheYoungAreLeft(new EventLog(database, ledger, index));
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }

  private void whatIsGoneIsCounted() {
    assertThat(ledger.read(FactQuery.all(10_000)))
        .extracting(Fact::type)
        .doesNotContain(Retention.DONE);
    assertThat(count("count(*) from gate_event"))
        .isEqualTo(OLD_EVENTS + YOUNG - count("events from gate_retention"));
    assertThat(count("count(*) from ledger_erasable"))
        .isEqualTo(OLD_IDENTITIES + 2 * YOUNG - count("identities from gate_retention"));
    assertThat(
            count(
                "count(*) from gate_withheld w where not exists"
                    + " (select 1 from gate_event e where e.sequence = w.sequence)"))
        .isZero();
    assertThat(
            count(
                "count(*) from gate_event e where not exists"
                    + " (select 1 from gate_claim c where c.workload = e.workload)"))
        .isZero();
    assertThat(count("count(*) from gate_claim"))
        .isEqualTo(count("count(*) from gate_workload"))
        .isEqualTo(CLIENTS + YOUNG);
  }

  private void onlyTheYoungAreLeft(EventLog log) {
    assertThat(log.find(GateEventQuery.newest(1000)).facts())
        .hasSize(YOUNG)
        .allSatisfy(fact -> assertThat(fact.actor()).startsWith("job:young/"));
    assertThat(count("count(*) from ledger_erasable where value like 'job:old/%'")).isZero();
    assertThat(count("count(*) from gate_withheld")).isZero();
    assertThat(count("count(*) from gate_claim")).isEqualTo(YOUNG);
    assertThat(count("count(*) from gate_workload")).isEqualTo(YOUNG);
    List<Fact> all = ledger.read(FactQuery.all(10_000));
    assertThat(all)
        .filteredOn(fact -> fact.type().equals(Retention.DONE))
        .singleElement()
        .satisfies(fact ->
            assertThat(fact.body())
                .contains("\"events\":" + OLD_EVENTS + ",")
                .contains("\"identities\":" + OLD_IDENTITIES + ","));
  }
}
