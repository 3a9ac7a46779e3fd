package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.base.range.Constraint;
import cordon.base.range.Overlap;
import cordon.base.range.PythonSpecifiers;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.graph.GraphBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from requirements and from when releases came, held against the truth. */
class AskersTest {
  private static final String RANGE = ">=1.82.7,<1.82.9";

  private Askers house = new Askers(20260324, 200);

  /** Others than the usual ones: {@code bench/organisation} takes many. */
  void about(Askers askers) {
    house = askers;
  }

  private ExposureAnswer answer(Versions versions) {
    return Answering.answer(
        GraphBuilder.build(house.observations, Askers.END),
        new ExposureQuestion(
            List.of(new Target("pypi", "litellm", versions)),
            Optional.of(new TimeWindow(Askers.FROM, Askers.TO)),
            Askers.END));
  }

  private static Versions byRange() {
    PythonSpecifiers range = PythonSpecifiers.parse(RANGE);
    List<List<Constraint>> bounds = range.alternatives();
    return new Versions.Covered(
        "GHSA-1",
        List.of(),
        range::contains,
        asked -> Overlap.possible(asked.alternatives(), bounds));
  }

  @Test
  void whoTookItIsFoundOrNotKnown() {
    for (Versions versions : List.of(new Versions.Listed(Askers.BAD), byRange())) {
      ExposureAnswer answer = answer(versions);
      Map<String, Grade> found = new HashMap<>();
      answer.units().forEach(unit -> found.put(unit.name(), unit.grade()));
      Set<String> left = new HashSet<>(house.came());
      left.removeAll(found.keySet());
      answer.coverage().unknown().stream().map(UnknownUnit::name).forEach(left::remove);
      assertThat(left).as("took it and is called clean").isEmpty();
      assertThat(found.values()).contains(Grade.RESOLVES, Grade.COULD_RESOLVE);
      assertThat(answer.coverage().unknown())
          .anyMatch(unit -> unit.why().startsWith("it asks for"));
      answer.units().forEach(this::holds);
      answer.coverage().unknown().forEach(this::holds);
    }
  }

  /** A path that is told is one that there was. */
  private void holds(ExposedUnit unit) {
    String asked = house.asked.getOrDefault(unit.name(), "");
    assertThat(Askers.BAD).anyMatch(PythonSpecifiers.parse(asked)::contains);
    if (unit.grade() == Grade.RESOLVES) {
      assertThat(house.builds)
          .as(unit.toString())
          .anyMatch(built ->
              built.unit().equals(unit.name())
                  && built.told()
                  && !built.at().isBefore(Askers.FROM)
                  && built.at().isBefore(Askers.TO)
                  && Askers.isBadHighest(asked, built.at()));
    }
  }

  /** Who is said to have taken another could not have taken a bad one as the highest. */
  private void holds(UnknownUnit unit) {
    String asked = house.asked.getOrDefault(unit.name(), "");
    if (unit.why().startsWith("it asks for")) {
      for (Instant at = Askers.FROM; at.isBefore(Askers.TO); at = at.plusSeconds(60)) {
        assertThat(Askers.isBadHighest(asked, at)).as(unit.toString()).isFalse();
      }
    }
  }
}
