package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.TimeWindow;
import cordon.base.range.VersionRange;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.Grade;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What documents say of when releases came raises what is held, and never lowers it. */
class StatedTimesTest {
  private static final Instant FROM = Instant.parse("2026-03-24T10:39:00Z");
  private static final Instant BUILT = Instant.parse("2026-03-24T11:05:00Z");
  private static final Instant TO = Instant.parse("2026-03-24T11:19:00Z");
  private static final Instant LATER = Instant.parse("2026-03-25T00:00:00Z");

  /** A registry that does not say when releases came, as pages in HTML do not. */
  private final Observations house =
      new Observations()
          .undated("pypi/litellm@1.82.6")
          .undated("pypi/litellm@1.82.7")
          .undated("pypi/litellm@1.83.0")
          .listed("pypi/litellm", LATER);

  private ExposedUnit unit(String name) {
    return answer(new Versions.Listed(List.of("1.82.7"))).units().stream()
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ExposureAnswer answer(Versions versions) {
    return Answering.answer(
        GraphBuilder.build(house, LATER),
        new ExposureQuestion(
            List.of(new Target("pypi", "litellm", versions)),
            Optional.of(new TimeWindow(FROM, TO)),
            LATER));
  }

  @Test
  void aHigherOneThatCameLaterByALockfileWasNotTaken() {
    house.built("ci", BUILT, BUILT, "pypi/litellm >=1.60");
    assertThat(unit("ci").grade()).isEqualTo(Grade.COULD_RESOLVE);
    house.stated("pypi/litellm@1.82.7", FROM, 7);
    assertThat(unit("ci").grade()).isEqualTo(Grade.COULD_RESOLVE);
    house.stated("pypi/litellm@1.83.0", TO, 8);
    assertThat(unit("ci").grade()).isEqualTo(Grade.RESOLVES);
    assertThat(unit("ci").why().orElseThrow()).endsWith("as documents say (7, 8)");
  }

  @Test
  void aBadOneThatADocumentShowsHadComeByThen() {
    house.stated("pypi/litellm@1.83.0", TO, 8);
    house.built("ci", BUILT, BUILT, "pypi/litellm >=1.60");
    assertThat(unit("ci").grade()).isEqualTo(Grade.COULD_RESOLVE);
    house.locked("other", BUILT.plusSeconds(1), "pypi/litellm@1.82.7");
    assertThat(unit("ci").grade()).isEqualTo(Grade.COULD_RESOLVE);
    house.locked("first", BUILT.minusSeconds(60), "pypi/litellm@1.82.7");
    assertThat(unit("ci").grade()).isEqualTo(Grade.RESOLVES);
  }

  @Test
  void nobodyIsRuledOutByWhatADocumentSays() {
    house
        .built("ci", BUILT, BUILT, "pypi/litellm >=1.60")
        .stated("pypi/litellm@1.83.0", FROM.minusSeconds(60), 7)
        .stated("pypi/litellm@99.0", FROM.minusSeconds(60), 7)
        .stated("pypi/litellm@1.82.7", TO.plusSeconds(60), 7);
    assertThat(unit("ci").grade()).isEqualTo(Grade.COULD_RESOLVE);
    assertThat(unit("ci").why()).isEmpty();
  }

  @Test
  void whatTheRegistrySaysCountsBeforeADocument() {
    house
        .released("pypi/litellm@1.82.7", FROM)
        .released("pypi/litellm@1.83.0", FROM.minusSeconds(60))
        .stated("pypi/litellm@1.83.0", TO, 7)
        .built("ci", BUILT, BUILT, "pypi/litellm >=1.60");
    assertThat(answer(new Versions.Listed(List.of("1.82.7"))).units()).isEmpty();
  }

  @Test
  void whatWasTakenOffTheListIsKnownByADocument() {
    house
        .stated("pypi/litellm@1.83.5", FROM, 7)
        .stated("pypi/litellm@1.83.0", TO, 7)
        .built("ci", BUILT, BUILT, "pypi/litellm >=1.60");
    VersionRange bad = VersionRange.parse(Ecosystem.PYPI, ">=1.83.1,<1.84");
    Versions range = new Versions.Covered("A", List.of(), bad::contains, asked -> true);
    assertThat(answer(range).units())
        .singleElement()
        .satisfies(unit -> {
          assertThat(unit.grade()).isEqualTo(Grade.RESOLVES);
          assertThat(unit.why().orElseThrow()).startsWith("1.83.5 was the highest");
        });
  }
}
