package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.advisories.AdvisoryDocument;
import cordon.base.ProblemException;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.formats.osv.OsvRecord;
import cordon.ledger.Fact;
import cordon.ledger.FactQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exposures that begin by themselves, and are answered when what is known changes. */
class StandingExposuresTest extends HouseTest {
  private static final String ID = "MAL-2026-2144";

  private ExposureWatch watch;
  private long generation = 1;

  @BeforeEach
  void open() {
    watch = new ExposureWatch(house.standing, house.database, () -> house.now, () -> 0, "a");
  }

  private void claim(String versions, boolean withdrawn) {
    String record =
        """
        {"id":"MAL-2026-2144","modified":"2026-03-24T12:00:00Z",%s"summary":"steals secrets",
         "aliases":["PYSEC-2026-2"],
         "affected":[{"package":{"ecosystem":"PyPI","name":"litellm"},"versions":[%s]}]}
        """
            .formatted(withdrawn ? "\"withdrawn\":\"2026-03-25T00:00:00Z\"," : "", versions);
    AdvisoryDocument document =
        new AdvisoryDocument("test", osv(record), record, house.now, house.now, Optional.empty());
    generation++;
    house.advisories =
        new AdvisorySource(
            id -> id.equals(ID) || id.equals("PYSEC-2026-2") ? List.of(document) : List.of(),
            (ecosystem, name) -> name.equals("litellm") && !withdrawn ? List.of(ID) : List.of(),
            (ecosystem, name, version) -> List.of(),
            () -> generation);
  }

  private static OsvRecord osv(String record) {
    return ((OsvReading.Good) OsvReader.read(record.getBytes(StandardCharsets.UTF_8), "a.json"))
        .record();
  }

  private void pins(String unit, String requirements) {
    house.now = house.now.plusSeconds(1);
    house.exposure.record(
        new Upload(
            "requirements.txt",
            unit,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Provenance.ANALYST,
            Build.NONE),
        new ByteArrayInputStream(requirements.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private List<String> facts() {
    return house.ledger.read(FactQuery.all(100)).stream()
        .filter(fact -> fact.subject().startsWith("exposure:"))
        .map(Fact::type)
        .toList();
  }

  @Test
  void anAdvisoryOfWhatAnybodyHasOpensOneAndEachOtherAnswerIsAFact() {
    pins("ci", "litellm==1.82.7\n");
    pins("other", "requests==2.0\n");
    assertThat(watch.look()).isTrue();
    assertThat(house.standing.all()).isEmpty();
    claim("\"1.82.7\"", false);
    assertThat(watch.look()).isTrue();
    StandingExposure one = house.standing.find(ID).orElseThrow();
    assertThat(one.units()).isEqualTo(1);
    assertThat(one.reason()).isEqualTo("steals secrets");
    assertThat(facts()).containsExactly("exposure.opened", "exposure.answered");

    pins("other", "requests==2.1\n");
    assertThat(watch.look()).isTrue();
    assertThat(facts()).as("the same answer").hasSize(2);

    pins("prod", "litellm==1.82.7\n");
    watch.look();
    assertThat(house.standing.find(ID).orElseThrow().units()).isEqualTo(2);
    assertThat(facts()).hasSize(3);
    Fact last = house.ledger.read(FactQuery.all(100)).getLast();
    assertThat(last.body()).contains("\"name\":\"prod\"").contains("\"before\":");

    claim("\"1.82.7\"", true);
    watch.look();
    assertThat(house.standing.find(ID).orElseThrow().units()).isZero();
    assertThat(house.ledger.read(FactQuery.all(100)).getLast().body()).contains("withdrawn");
  }

  @Test
  void aRequirementThatMayHaveMetItIsEnoughAndAnotherVersionIsNot() {
    claim("\"1.82.7\"", false);
    pins("pinned", "litellm==1.82.6\n");
    pins("below", "litellm<1.60\n");
    watch.look();
    assertThat(house.standing.all()).isEmpty();
    pins("open", "litellm>=1.60\n");
    watch.look();
    assertThat(house.standing.find(ID).orElseThrow().units()).isEqualTo(1);
  }

  @Test
  void whoLooksAgainAfterAKillLosesAndRepeatsNothing() {
    pins("ci", "litellm==1.82.7\n");
    claim("\"1.82.7\"", false);
    watch.look();
    int before = facts().size();
    ExposureWatch next =
        new ExposureWatch(house.standing, house.database, () -> house.now, () -> 0, "b");
    assertThat(next.look()).isTrue();
    assertThat(facts()).hasSize(before);
    assertThat(next.look()).as("nothing was learned since").isFalse();
  }

  @Test
  void whatAKillLeftOpenedAndUnansweredIsAnswered() {
    pins("ci", "litellm==1.82.7\n");
    house.database.write(transaction ->
        cordon.exposure.store.StandingTable.add(
            transaction,
            StandingExposure.fresh(
                "half",
                "pkg:pypi/litellm@1.82.7",
                Optional.empty(),
                Optional.empty(),
                "operator",
                "",
                house.now,
                "user:a")));
    watch.look();
    assertThat(house.standing.find("half").orElseThrow().units()).isEqualTo(1);
    assertThat(facts()).containsExactly("exposure.answered");
  }

  @Test
  void ofTwoServersOneLooksAndAKilledOnesShareEnds() {
    pins("ci", "litellm==1.82.7\n");
    var killed =
        new cordon.exposure.store.Lease(
            house.database, "exposure", "killed", Duration.ofMinutes(5));
    assertThat(killed.take(house.now)).isTrue();
    assertThat(watch.look()).isFalse();
    house.now = house.now.plus(Duration.ofMinutes(6));
    assertThat(watch.look()).isTrue();
  }

  @Test
  void anOperatorOpensOneBeforeAnyAdvisoryAndClosesItForGood() {
    pins("ci", "litellm==1.82.7\n");
    Optional<Instant> from = Optional.of(ExposureHouse.START);
    StandingExposure one =
        house.standing.open(
            "drill", "pkg:pypi/litellm@1.82.7", from, Optional.empty(), "", "user:a");
    assertThat(one.units()).isEqualTo(1);
    assertThat(
            house.standing.open(
                "drill", "pkg:pypi/litellm@1.82.7", from, Optional.empty(), "", "user:a"))
        .isEqualTo(one);
    assertThatThrownBy(() ->
            house.standing.open(
                "drill", "pkg:npm/other", Optional.empty(), Optional.empty(), "", "user:a"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() ->
            house.standing.open(
                "no", "NO-SUCH-1", Optional.empty(), Optional.empty(), "", "user:a"))
        .isInstanceOf(ProblemException.class);
    house.standing.close("drill", "done", "user:a");
    house.standing.close("drill", "again", "user:a");
    pins("prod", "litellm==1.82.7\n");
    watch.look();
    assertThat(facts()).containsExactly("exposure.opened", "exposure.answered", "exposure.closed");
  }
}
