package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.GateEventQuery;
import cordon.gate.LogCoverage;
import cordon.ledger.Fact;
import cordon.ledger.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of the evidence is let go, and what stays; the same on both databases. */
abstract class RetentionContract extends OpenEvidence {
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
