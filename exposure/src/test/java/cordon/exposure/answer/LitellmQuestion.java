package cordon.exposure.answer;

import static cordon.exposure.EntityKind.UNIT;

import cordon.base.TimeWindow;
import cordon.exposure.Entity;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who had the bad releases of one package in one window, of what a test observed. */
abstract class LitellmQuestion {
  static final Instant FROM = Instant.parse("2026-03-24T10:39:00Z");
  static final Instant TO = Instant.parse("2026-03-24T11:19:00Z");
  static final Instant LATER = Instant.parse("2026-04-03T00:00:00Z");
  static final String BAD = "pypi/litellm@1.82.8";
  static final String GOOD = "pypi/litellm@1.82.6";

  final Observations observed = new Observations();

  ExposureAnswer answer() {
    return answer(LATER);
  }

  ExposureAnswer answer(Instant asOf) {
    return Answering.answer(
        GraphBuilder.build(observed, asOf),
        new ExposureQuestion(
            List.of(
                new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7", "1.82.8")))),
            Optional.of(new TimeWindow(FROM, TO)),
            asOf));
  }

  static List<String> names(List<ExposedUnit> units) {
    return units.stream().map(ExposedUnit::name).toList();
  }

  static Entity unit(String name) {
    return new Entity(UNIT, name);
  }
}
