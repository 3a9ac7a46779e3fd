package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AtMomentTest {
  private static final Instant FROM = Instant.parse("2026-03-24T10:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-24T11:00:00Z");
  private static final String BAD = "pypi/litellm@1.82.7";
  private static final Entity KEY = new Entity(EntityKind.CREDENTIAL, "aws-train");

  /** One has it from minute 10 to 30, another from 20 on; the key is within reach from 25. */
  private static ExposureAnswer answer() {
    Observations observed = new Observations();
    observed.locked("early", minute(9), "pypi/litellm@1.82.6");
    observed.locked("early", minute(10), BAD);
    observed.locked("early", minute(30), "pypi/litellm@1.82.6");
    observed.pulled("late", minute(20), BAD);
    observed.states(
        new Entity(EntityKind.UNIT, "late"),
        Relation.REACHES,
        KEY,
        Optional.of(minute(25)),
        Optional.empty());
    return Answering.answer(
        GraphBuilder.build(observed, Instant.MAX),
        new ExposureQuestion(
            List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7")))),
            Optional.of(new TimeWindow(FROM, TO)),
            Instant.MAX));
  }

  private static Instant minute(int minute) {
    return FROM.plusSeconds(60L * minute);
  }

  private static List<String> units(Instant at) {
    return AtMoment.of(answer(), at).units().stream().map(ExposedUnit::name).sorted().toList();
  }

  @Test
  void aUnitIsThereFromWhenItMayHaveComeUntilItWasGone() {
    assertThat(units(minute(8))).isEmpty();
    assertThat(units(minute(9))).containsExactly("early");
    assertThat(units(minute(20))).containsExactly("early", "late");
    assertThat(units(minute(30))).containsExactly("late");
  }

  @Test
  void whatWasWithinReachStaysSo() {
    assertThat(AtMoment.of(answer(), minute(24)).reach().credentials()).isEmpty();
    assertThat(AtMoment.of(answer(), minute(25)).reach().credentials())
        .extracting(Reached::entity)
        .containsExactly(KEY);
    assertThat(AtMoment.of(answer(), TO.plusSeconds(1_000_000)).reach().credentials()).hasSize(1);
  }

  @Test
  void whatIsUnknownAndThePlanAreOfTheWholeAnswer() {
    ExposureAnswer whole = answer();
    ExposureAnswer before = AtMoment.of(whole, FROM.minusSeconds(1));
    assertThat(before.coverage()).isEqualTo(whole.coverage());
    assertThat(before.plan()).isEqualTo(whole.plan());
  }

  @Test
  void theStopsAreTheChangesTheWindowAndOneBefore() {
    Stops stops = Stops.of(answer());
    assertThat(stops.few())
        .containsExactly(
            FROM.minusSeconds(60), FROM, minute(9), minute(20), minute(25), minute(30), TO);
    assertThat(stops.place(minute(21))).isEqualTo(3);
    assertThat(stops.place(Instant.EPOCH)).isZero();
    assertThat(stops.before(minute(20))).contains(minute(9));
    assertThat(stops.after(minute(26))).contains(minute(30));
    assertThat(stops.after(TO)).isEmpty();
    for (Instant stop : stops.few()) {
      Instant next = stops.after(stop).orElse(Instant.MAX);
      Instant within = next.equals(Instant.MAX) ? stop.plusSeconds(9) : next.minusSeconds(1);
      assertThat(units(within)).as("between stops nothing changes").isEqualTo(units(stop));
    }
  }

  @Test
  void ofManyChangesSomeAreLeftOutButNoneOfTheWindow() {
    Observations observed = new Observations();
    for (int i = 0; i < 5_000; i++) {
      observed.pulled("unit-" + i, FROM.plusSeconds(i / 2), BAD);
    }
    ExposureAnswer answer =
        Answering.answer(
            GraphBuilder.build(observed, Instant.MAX),
            new ExposureQuestion(
                List.of(new Target("pypi", "litellm", new Versions.Any())),
                Optional.of(new TimeWindow(FROM, TO)),
                Instant.MAX));
    Stops stops = Stops.of(answer);
    assertThat(stops.few()).hasSizeBetween(150, Stops.MOST).contains(FROM, TO).isSorted();
    assertThat(stops.few().getLast()).isEqualTo(TO);
    assertThat(stops.after(FROM)).contains(FROM.plusSeconds(1));
  }

  @Test
  void anAnswerWithoutTimesHasNoStops() {
    ExposureAnswer nobody =
        Answering.answer(
            GraphBuilder.build(new Observations(), Instant.MAX),
            new ExposureQuestion(
                List.of(new Target("pypi", "litellm", new Versions.Any())),
                Optional.empty(),
                Instant.MAX));
    assertThat(Stops.of(nobody).few()).isEmpty();
  }
}
